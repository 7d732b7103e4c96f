package dev.firedrill.mission;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of all teams at once; each call is one statement, whatever the number of teams. */
public interface ClassFacts {
  /** How a production bot stands since when. */
  record Standing(SliSummary.State state, Instant since) {}

  /** Something staff or a run did, or a hint that was taken, on the time axis. */
  record Mark(
      long id,
      Instant at,
      Kind kind,
      @Nullable TeamId team,
      String text,
      @Nullable PersonId actor) {
    /** What it was. */
    public enum Kind {
      HINT,
      ACTION
    }
  }

  /** Somebody with a session, and when it was last used. */
  record Present(TeamId team, PersonId person, Instant lastSeen) {}

  Map<TeamId, Standing> standings();

  /** Members whose session was used since then. */
  List<Present> present(Instant since);

  /** When a person did something for the team last, if that was since then. */
  Map<TeamId, Instant> lastActs(Instant since);

  /** Oldest first, at most 500. */
  List<Mark> marks(Instant from, Instant to);

  /** When a team fired a test of one of its alarms last. */
  Map<TeamId, Instant> alarmsTested();
}
