package dev.firedrill.app.wiring;

import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.slo.UserRequests;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.traffic.TrafficDesk;
import dev.firedrill.traffic.api.TrafficBoardResource;
import dev.firedrill.traffic.api.TrafficResource;
import dev.firedrill.traffic.crowd.Crowds;
import dev.firedrill.traffic.persistence.TrafficPersistence;
import java.util.List;

/** Load beyond the users who always ask. */
record TrafficWiring(TrafficDesk desk, List<Object> resources) {
  static TrafficWiring on(Foundation f, WorkspaceWiring workspace, UserRequests requests) {
    Stretches stretches = TrafficPersistence.stretches(f.jdbi());
    CrowdCatalog catalog = CrowdCatalog.bundled();
    f.backgrounds()
        .add(
            "crowds",
            Crowds.background(
                new Crowds.Parts(
                    stretches,
                    requests,
                    workspace.workspaces(),
                    workspace.workspaces(),
                    workspace.board(),
                    catalog,
                    f.events(),
                    f.clock(),
                    f.ids().next())));
    return new TrafficWiring(
        new TrafficDesk(stretches, catalog, f.events(), f.clock()),
        List.of(
            new TrafficResource(f.access(), stretches, f.clock()),
            new TrafficBoardResource(f.teams(), stretches, f.clock())));
  }
}
