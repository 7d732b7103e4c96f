package dev.firedrill.app.wiring;

import dev.firedrill.auth.ProjectorDesk;
import dev.firedrill.auth.SignedInSession;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.web.api.WebApi;
import java.util.List;
import java.util.Map;

/** Sessions that a class looks at. */
final class ProjectorWiring {
  private ProjectorWiring() {}

  static List<Object> resources(Foundation f) {
    ProjectorDesk desk =
        new ProjectorDesk(
            AuthPersistence.sessions(f.jdbi()),
            session -> f.evidence().append(opened(session)),
            f.transactions(),
            f.events(),
            f.clock());
    return List.of(WebApi.projector(desk, f.courses(), f.clock()));
  }

  private static NewEvidence opened(SignedInSession session) {
    var person = session.principal().person();
    return NewEvidence.ofPlatform(
            EvidenceKind.PROJECTOR_OPENED,
            "session:" + session.id(),
            person.name() + " switched projector mode on")
        .withActor(person.id())
        .withPayload(Map.of("session", session.id().toString()));
  }
}
