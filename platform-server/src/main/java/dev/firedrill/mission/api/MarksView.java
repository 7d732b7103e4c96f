package dev.firedrill.mission.api;

import dev.firedrill.mission.ClassFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies under the heat map on the same time axis. */
public record MarksView(List<FaultBarView> faults, List<MarkView> marks) {

  /** A fault, from the first team it was applied to until it left the last; null is not yet. */
  public record FaultBarView(
      String step, String title, Instant from, @Nullable Instant to, int applied, int verified) {}

  /** A hint, or something staff did. */
  public record MarkView(
      long id,
      Instant at,
      ClassFacts.Mark.Kind kind,
      @Nullable String team,
      String text,
      @Nullable String actor) {}
}
