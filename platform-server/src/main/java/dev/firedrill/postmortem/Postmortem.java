package dev.firedrill.postmortem;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Mrkdwn;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a team writes about an incident, in Markdown. The version counts the saves; 0 means that
 * nobody has saved yet and the text is the template.
 */
public record Postmortem(
    IncidentId incident,
    String markdown,
    long version,
    @Nullable Instant updatedAt,
    @Nullable PersonId updatedBy,
    @Nullable Instant submittedAt) {
  /** In bytes of UTF-8. */
  public static final int BYTES_AT_MOST = 200_000;

  private static final String HEADINGS =
      """
      ## Summary

      Two or three sentences that somebody from another team understands.

      ## Impact

      Who noticed what, for how long, and how you know (requests failed, error budget burned).

      ## Timeline

      Begin before the incident. Link each line to what shows it.

      | Time (UTC) | What happened | Source |
      | --- | --- | --- |
      | | | |

      ## Contributing factors

      What had to come together. A person is never a cause.

      ## What went well

      -

      ## What went badly

      -

      ## Action items

      | Action | Owner | Due | Done when |
      | --- | --- | --- | --- |
      | | | | |
      """;

  /** The template for the incident, at version 0. */
  public static Postmortem fresh(Incident incident) {
    String end =
        incident.resolvedAt() == null ? "" : ", resolved " + Mrkdwn.time(incident.resolvedAt());
    String head =
        "# "
            + incident.label()
            + ": "
            + incident.title()
            + "\n\n*Severity "
            + incident.severity()
            + ", declared "
            + Mrkdwn.time(incident.declaredAt())
            + end
            + ". Write about what happened and why it made sense at the time, not about who is to"
            + " blame.*\n\n";
    return new Postmortem(incident.id(), head + HEADINGS, 0, null, null, null);
  }
}
