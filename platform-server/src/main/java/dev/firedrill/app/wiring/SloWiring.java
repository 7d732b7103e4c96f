package dev.firedrill.app.wiring;

import dev.firedrill.app.config.TrafficConfiguration;
import dev.firedrill.slo.Prober;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.Slis;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.StoredSlis;
import dev.firedrill.slo.TrackSlis;
import dev.firedrill.slo.UpstreamFacts;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.slo.probe.Probing;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.Workspaces;

/** Synthetic users and what they see. */
record SloWiring(SloSettings settings, Slis slis, TrackSlis tracks, Prober prober) {
  static SloWiring on(
      Foundation f, Workspaces workspaces, MessageRoutes routes, UpstreamFacts facts) {
    TrafficConfiguration traffic = f.configuration().getTraffic();
    SloSettings usual = SloSettings.defaults();
    SloSettings settings =
        new SloSettings(
            traffic.production(),
            traffic.staging(),
            usual.latencyThreshold(),
            usual.patience(),
            usual.maxLateness(),
            usual.objective(),
            usual.secondsKept());
    SliStore store = SloPersistence.store(f.jdbi());
    Prober prober =
        Probing.prober(
            new Probing.Parts(
                f.teams(),
                workspaces,
                routes,
                Probing.templateBot(facts),
                store,
                f.evidence(),
                f.transactions(),
                f.events(),
                settings,
                f.clock(),
                f.random().nextLong()));
    if (traffic.enabled()) {
      f.backgrounds().add("prober", prober);
    }
    return new SloWiring(
        settings,
        new StoredSlis(store, settings, f.clock()),
        SloPersistence.tracks(f.jdbi()),
        prober);
  }
}
