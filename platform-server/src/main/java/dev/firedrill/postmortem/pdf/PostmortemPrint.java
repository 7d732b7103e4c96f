package dev.firedrill.postmortem.pdf;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Markdown;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.Postmortem;
import dev.firedrill.print.PdfPress;
import dev.firedrill.team.Member;
import dev.firedrill.team.Teams;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A postmortem with the facts of its incident on top, as PDF. */
public final class PostmortemPrint {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PdfPress press;
  private final Markdown markdown;
  private final Teams teams;

  public PostmortemPrint(PdfPress press, Markdown markdown, Teams teams) {
    this.press = press;
    this.markdown = markdown;
    this.teams = teams;
  }

  public byte[] pdf(Incident incident, Postmortem postmortem) {
    String title = "Postmortem of " + incident.label() + ": " + incident.title();
    StringBuilder html = new StringBuilder("<table class=\"facts\"><tbody>");
    row(html, "Team", teams.get(incident.team()).name());
    row(html, "Severity", incident.severity().name());
    row(
        html,
        "Declared",
        TIME.format(incident.declaredAt()) + " by " + name(incident.declaredBy()));
    row(html, "Mitigated", time(incident.mitigatedAt()));
    row(html, "Resolved", time(incident.resolvedAt()));
    row(
        html,
        "Roles",
        incident.roles().stream()
            .map(role -> name(role.person()) + ", " + role.role().label().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("; ")));
    row(html, "Handed in", time(postmortem.submittedAt()));
    row(html, "Version", postmortem.version() == 0 ? "template" : "" + postmortem.version());
    html.append("</tbody></table>").append(markdown.toSafeHtml(postmortem.markdown()));
    return press.press(title, html.toString());
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at);
  }

  private String name(PersonId id) {
    return teams.person(id).map(Member::name).orElse("somebody");
  }

  private static void row(StringBuilder html, String label, String value) {
    if (!value.isEmpty()) {
      html.append("<tr><th>").append(label).append("</th><td>").append(escaped(value));
      html.append("</td></tr>");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
