package dev.firedrill.postmortem.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When one postmortem is due, by which rule, and what lateness costs. */
public record Deadline(
    Instant due, Source source, LatePolicy policy, @Nullable Extension extension) {
  /** Which rule the time is from. */
  public enum Source {
    COURSE,
    RUN,
    EXTENSION
  }

  /**
   * The latest word counts: an extension over the run's time over the course's. An extension never
   * takes time away. Empty where there is no deadline, as there is none by the course's rule before
   * the incident is resolved.
   */
  public static Optional<Deadline> of(
      Terms terms,
      @Nullable Instant ofRun,
      @Nullable Extension extension,
      @Nullable Instant resolvedAt) {
    Duration after = terms.dueAfter();
    Instant ofCourse = after == null || resolvedAt == null ? null : resolvedAt.plus(after);
    Instant plain = ofRun == null ? ofCourse : ofRun;
    if (extension != null && (plain == null || extension.due().isAfter(plain))) {
      return Optional.of(
          new Deadline(extension.due(), Source.EXTENSION, terms.policy(), extension));
    }
    if (plain == null) {
      return Optional.empty();
    }
    Source source = ofRun == null ? Source.COURSE : Source.RUN;
    return Optional.of(new Deadline(plain, source, terms.policy(), extension));
  }

  public Lateness at(Instant handedIn) {
    return policy.at(due, handedIn);
  }

  /** From when on nothing is taken; null: never. */
  public @Nullable Instant closes() {
    Duration after = policy.closesAfter();
    return after == null ? null : due.plus(after);
  }
}
