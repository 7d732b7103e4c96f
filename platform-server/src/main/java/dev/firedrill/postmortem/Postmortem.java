package dev.firedrill.postmortem;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  private static final String BEFORE_TIMELINE =
      """
      ## Summary

      *Two or three sentences that somebody from another team understands: what broke, for whom, what ended it.*

      ## Impact

      *Who noticed what, for how long, and how you know (requests failed, error budget burned).*

      ## Timeline

      *Begin before the incident: what changed, when users noticed, when you knew. Insert events with # so that each line has its source.*

      | Time (UTC) | What happened | Source |
      | --- | --- | --- |
      """;

  private static final String AFTER_TIMELINE =
      """

      ## Contributing factors

      *What had to come together. A person is never a cause; ask how it made sense at the time.*

      -

      ## What went well

      -

      ## What went badly

      -

      ## Where we got lucky

      -

      ## Action items

      *Few, and each with one owner, a date, and an end state that somebody else can check.*

      | Action | Owner | Priority | Due | Done when |
      | --- | --- | --- | --- | --- |
      | | | | | |
      """;

  /**
   * The template for the incident, at version 0: after Google's and PagerDuty's practice, with the
   * times and roles that the record has. {@code names} tells what a person is called.
   */
  public static Postmortem fresh(Incident incident, Function<PersonId, String> names) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(incident.label()).append(": ").append(incident.title());
    text.append("\n\n").append(heading(incident, incident.resolvedAt())).append("\n\n");
    if (!incident.roles().isEmpty()) {
      text.append("**Roles:** ")
          .append(
              incident.roles().stream()
                  .map(role ->
                      names.apply(role.person())
                          + ", "
                          + role.role().label().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining("; ")))
          .append("\n\n");
    }
    text.append(BEFORE_TIMELINE);
    row(text, incident.declaredAt(), incident.label() + " declared as " + incident.severity());
    row(text, incident.mitigatedAt(), "Mitigated, by the team's own word");
    row(text, incident.resolvedAt(), "Resolved");
    text.append("| | | |\n").append(AFTER_TIMELINE);
    return new Postmortem(incident.id(), text.toString(), 0, null, null, null);
  }

  private static String heading(Incident incident, @Nullable Instant resolvedAt) {
    return "*Severity "
        + incident.severity()
        + ", declared "
        + Mrkdwn.time(incident.declaredAt())
        + (resolvedAt == null ? "" : ", resolved " + Mrkdwn.time(resolvedAt))
        + ". Write about what happened and why it made sense at the time, not about who is to"
        + " blame.*";
  }

  /**
   * The text with spaces for each line that the platform itself filled in, so that offsets stay:
   * what it wrote is nothing that the team says. Headings stay, for they order the text.
   */
  public static String written(
      String markdown, Incident incident, Function<PersonId, String> names) {
    Set<String> own =
        fresh(incident, names)
            .markdown()
            .lines()
            .filter(line -> !line.startsWith("## "))
            .collect(Collectors.toCollection(HashSet::new));
    own.add(heading(incident, null));
    return Arrays.stream(markdown.split("\n", -1))
        .map(line -> own.contains(line.stripTrailing()) ? " ".repeat(line.length()) : line)
        .collect(Collectors.joining("\n"));
  }

  private static void row(StringBuilder text, @Nullable Instant at, String what) {
    if (at != null) {
      text.append("| ").append(Mrkdwn.time(at), 0, 5).append(" | ").append(what);
      text.append(" | incident record |\n");
    }
  }
}
