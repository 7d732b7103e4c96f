package dev.firedrill.debrief.report;

import dev.firedrill.chaos.RunRecord;
import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Chapter;
import dev.firedrill.debrief.Debrief;
import dev.firedrill.debrief.Distribution;
import dev.firedrill.debrief.Learning;
import dev.firedrill.debrief.Measure;
import dev.firedrill.debrief.TalkingPoint;
import dev.firedrill.debrief.TeamRun;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A class report as the body of an HTML page: facts, chapters, distributions, the teams one by one
 * and what to talk about. Whatever people wrote is escaped. Times of day are UTC.
 */
public final class ReportHtml {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Debrief debrief;
  private final Cast cast;
  private final boolean named;
  private final StringBuilder html = new StringBuilder();

  private ReportHtml(Debrief debrief, Cast cast, boolean named) {
    this.debrief = debrief;
    this.cast = cast;
    this.named = named;
  }

  public static String title(Debrief debrief) {
    return "Class report of run " + debrief.run().number();
  }

  /**
   * {@code named} is whether the cast tells names: the class's report has no talking points. The
   * own team of the cast, if it has one, is marked.
   */
  public static String of(Debrief debrief, Cast cast, boolean named) {
    ReportHtml report = new ReportHtml(debrief, cast, named);
    report.facts();
    report.chapters();
    report.distributions();
    report.teams();
    report.learning();
    if (named) {
      report.points();
    }
    return report.html.toString();
  }

  private void facts() {
    RunRecord run = debrief.run();
    Instant ended = run.endedAt();
    long counting = debrief.teams().stream().filter(TeamRun::counts).count();
    html.append("<table class=\"facts\">");
    fact("Run", "%d, %s".formatted(run.number(), run.scenarioTitle()));
    fact("Began", DAY.format(run.startedAt()));
    fact("Ended", ended == null ? "it goes on" : DAY.format(ended));
    fact("Teams", "%d, of which %d count".formatted(debrief.teams().size(), counting));
    fact("Counts for the grade", run.terms().credit() ? "yes" : "no");
    html.append("</table>");
  }

  private void fact(String name, String value) {
    html.append("<tr><th>")
        .append(escape(name))
        .append("</th><td>")
        .append(escape(value))
        .append("</td></tr>");
  }

  private void chapters() {
    heading("Chapters");
    head(List.of("At", "What"));
    for (Chapter chapter : debrief.chapters()) {
      if (named || chapter.kind() != Chapter.Kind.STEPPED_IN) {
        row(List.of(TIME.format(chapter.at()), words(chapter)));
      }
    }
    html.append("</table>");
  }

  private String words(Chapter chapter) {
    String words = chapter.kind().words();
    TeamId team = chapter.team();
    String what = chapter.what();
    if (team != null) {
      words += ": " + name(team);
    }
    return what == null || (!named && chapter.kind() == Chapter.Kind.HALTED)
        ? words
        : words + ": " + what;
  }

  private void distributions() {
    heading("How the teams did");
    head(List.of("Time", "Fastest", "Median", "Slowest", "Never"));
    for (Distribution spread : debrief.distributions()) {
      List<Duration> took =
          spread.dots().stream().map(Distribution.Dot::took).filter(t -> t != null).toList();
      row(
          List.of(
              spread.measure().label() + " (" + spread.measure() + ")",
              took.isEmpty() ? "–" : clock(took.getFirst()),
              clock(spread.median()),
              took.isEmpty() ? "–" : clock(took.getLast()),
              String.valueOf(spread.dots().size() - took.size())));
    }
    html.append("</table><p class=\"muted\">");
    for (Measure measure : Measure.values()) {
      html.append(measure).append(": ").append(escape(measure.meaning())).append(". ");
    }
    html.append("There is no median where half of the teams or more never did it.</p>");
    for (Distribution spread : debrief.distributions()) {
      html.append(StripPlot.html(spread, cast));
    }
  }

  private void teams() {
    heading("Team by team");
    head(List.of("Team", "TTD", "TTA", "TTM", "TTR"));
    Map<TeamId, TeamRun> byTeam = byTeam(debrief.teams());
    for (Cast.Part part : cast.all()) {
      TeamRun team = byTeam.get(part.team());
      if (team == null || !team.counts()) {
        row(List.of(shown(part), "does not count", "", "", ""));
      } else {
        row(line(shown(part), measure -> measure.of(team.reached())));
      }
    }
    html.append("</table>");
  }

  private static String shown(Cast.Part part) {
    return part.own() ? part.name() + " (own team)" : part.name();
  }

  private static Map<TeamId, TeamRun> byTeam(List<TeamRun> teams) {
    return teams.stream().collect(Collectors.toMap(TeamRun::team, Function.identity()));
  }

  private static List<String> line(String name, Function<Measure, @Nullable Duration> took) {
    return List.of(
        name,
        never(took.apply(Measure.TTD)),
        never(took.apply(Measure.TTA)),
        never(took.apply(Measure.TTM)),
        never(took.apply(Measure.TTR)));
  }

  private void learning() {
    for (Learning learning : debrief.learning()) {
      heading("From run %d to run %d".formatted(learning.before(), learning.now()));
      head(List.of("Team", "TTD then", "TTD now", "TTM then", "TTM now"));
      for (Learning.Line line : learning.lines()) {
        row(
            List.of(
                name(line.now().team()),
                never(Measure.TTD.of(line.before().reached())),
                never(Measure.TTD.of(line.now().reached())),
                never(Measure.TTM.of(line.before().reached())),
                never(Measure.TTM.of(line.now().reached()))));
      }
      html.append("</table>");
    }
  }

  private void points() {
    heading("What to talk about");
    if (debrief.points().isEmpty()) {
      html.append("<p>The rules found nothing that stands out.</p>");
      return;
    }
    html.append("<ul>");
    for (TalkingPoint point : debrief.points()) {
      html.append("<li><strong>")
          .append(escape(point.topic().words()))
          .append(".</strong> ")
          .append(escape(name(point.team()) + " " + point.text()))
          .append(".</li>");
    }
    html.append("</ul>");
  }

  private String name(TeamId team) {
    return cast.of(team).name();
  }

  private void heading(String text) {
    html.append("<h2>").append(escape(text)).append("</h2>");
  }

  private void head(List<String> cells) {
    html.append("<table><tr>");
    cells.forEach(cell -> html.append("<th>").append(escape(cell)).append("</th>"));
    html.append("</tr>");
  }

  private void row(List<String> cells) {
    html.append("<tr>");
    cells.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
    html.append("</tr>");
  }

  static String never(@Nullable Duration took) {
    return took == null ? "never" : clock(took);
  }

  /** "4:07", "1:02:00" from an hour on; a dash where there is none. */
  static String clock(@Nullable Duration took) {
    if (took == null) {
      return "–";
    }
    return took.toHours() > 0
        ? "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart())
        : "%d:%02d".formatted(took.toMinutes(), took.toSecondsPart());
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
