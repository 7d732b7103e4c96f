package dev.firedrill.postmortem.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the text at the offsets {@code from} to {@code to} (exclusive, in chars), with
 * what the record has about it. {@code stated} and {@code record} are words for people; {@code
 * offSeconds} is set where the verdict is OFF_BY and both are times or durations: positive when the
 * text says later or longer. {@code evidence} are the facts compared with.
 */
public record Claim(
    int from,
    int to,
    String text,
    Kind kind,
    String stated,
    @Nullable String record,
    Verdict verdict,
    @Nullable Long offSeconds,
    List<Long> evidence) {
  public Claim {
    evidence = List.copyOf(evidence);
  }

  /** What is claimed. */
  public enum Kind {
    TIME,
    DURATION,
    FACT
  }

  /** How it stands to the record. A help for readers; never points by itself. */
  public enum Verdict {
    AGREES,
    OFF_BY,
    NO_EVIDENCE
  }

  /** Whether it has a char of the text between the two offsets. */
  public boolean overlaps(int start, int end) {
    return from < end && start < to;
  }
}
