package dev.firedrill.app.wiring;

import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.api.status.PublicStatusResource;
import dev.firedrill.incident.api.status.StatusPageResource;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.incident.status.ServiceHealth;
import dev.firedrill.incident.status.StatusDesk;
import dev.firedrill.incident.status.StatusPages;
import dev.firedrill.slo.objective.ObjectiveBook;
import dev.firedrill.slo.objective.SliMinutes;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The status pages that teams show everybody. */
record StatusPageWiring(List<Object> resources) {
  static StatusPageWiring on(Foundation f, Incidents incidents, ObjectiveBook objectives) {
    StatusPages pages = IncidentPersistence.statusPages(f.jdbi());
    StatusDesk desk = new StatusDesk(f.teams(), incidents, health(f, objectives));
    return new StatusPageWiring(
        List.of(
            new StatusPageResource(f.access(), pages, f.clock()),
            new PublicStatusResource(f.teams(), pages, desk, f.clock())));
  }

  static ServiceHealth health(Foundation f, ObjectiveBook objectives) {
    return health(SloPersistence.minutes(f.jdbi()), objectives);
  }

  private static ServiceHealth health(SliMinutes minutes, ObjectiveBook objectives) {
    return new ServiceHealth() {
      @Override
      public Map<String, Counts> between(TeamEnvironment bot, Instant from, Instant to) {
        Map<String, Counts> counts = new TreeMap<>();
        minutes
            .commands(bot, from, to)
            .forEach(
                (command, tally) -> counts.put(command, new Counts(tally.good(), tally.total())));
        return counts;
      }

      @Override
      public double objective(TeamEnvironment bot) {
        return objectives.of(bot).target().value();
      }
    };
  }
}
