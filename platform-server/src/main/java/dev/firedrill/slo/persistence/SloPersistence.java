package dev.firedrill.slo.persistence;

import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.TrackSlis;
import dev.firedrill.slo.objective.Objectives;
import dev.firedrill.slo.objective.SliMinutes;
import org.jdbi.v3.core.Jdbi;

/** What users saw, in PostgreSQL. */
public final class SloPersistence {
  private SloPersistence() {}

  public static SliStore store(Jdbi jdbi) {
    return new JdbiSliStore(jdbi);
  }

  public static TrackSlis tracks(Jdbi jdbi) {
    return new JdbiTrackSlis(jdbi);
  }

  public static SliMinutes minutes(Jdbi jdbi) {
    return new JdbiSliMinutes(jdbi);
  }

  public static Objectives objectives(Jdbi jdbi) {
    return new JdbiObjectives(jdbi);
  }
}
