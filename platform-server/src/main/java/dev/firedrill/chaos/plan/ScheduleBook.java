package dev.firedrill.chaos.plan;

import dev.firedrill.chaos.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schedules. All calls join the caller's transaction. */
public interface ScheduleBook {
  void add(RunSchedule schedule);

  Optional<RunSchedule> find(UUID id);

  /** Those that go on by their time, then the others, newest first. */
  List<RunSchedule> latest(int limit);

  /** Those that go on. */
  List<RunSchedule> active();

  /**
   * Takes up those that are due, for this server alone until {@code held}; what another server has
   * taken up is left to it.
   */
  List<RunSchedule> claimDue(Instant now, Instant held);

  /** Lets go of one that is to be tried again; its note says why. */
  void wait(UUID id, Instant due, Instant again, String note);

  /**
   * What came of a due time; false when another server was faster. {@code next} is null when it is
   * never due again.
   */
  boolean fired(
      UUID id,
      Instant due,
      RunSchedule.State state,
      @Nullable Instant next,
      @Nullable RunId run,
      @Nullable String note);

  /** False when it did not go on any more. */
  boolean cancel(UUID id);
}
