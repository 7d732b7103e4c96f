package dev.firedrill.postmortem.api.due;

import dev.firedrill.postmortem.due.Deadline;
import dev.firedrill.postmortem.due.Lateness;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the postmortem is due; {@code due} is null where there is no deadline, or none yet.
 *
 * @param ifNow what handing in at {@code now} would be
 * @param submissions newest first; the newest counts
 */
public record DeadlineView(
    @Nullable Instant due,
    Deadline.@Nullable Source source,
    @Nullable Instant closes,
    LatePolicyView policy,
    @Nullable ExtensionView extension,
    Instant now,
    LatenessView ifNow,
    List<SubmissionView> submissions) {
  /** More time for this team, with the reason. */
  public record ExtensionView(Instant due, String reason, PersonView by, Instant at) {}

  /** {@code percent}: of the postmortem's points that are lost. */
  public record LatenessView(long lateSeconds, int percent, boolean closed) {
    static LatenessView of(Lateness lateness) {
      return new LatenessView(lateness.late().toSeconds(), lateness.percent(), lateness.closed());
    }
  }

  /** What was handed in when, with its lateness by the present deadline. */
  public record SubmissionView(long version, Instant at, PersonView by, LatenessView lateness) {}
}
