package dev.firedrill.debrief.report;

import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Distribution;
import java.time.Duration;
import java.util.Locale;

/**
 * One measure as a strip of dots, drawn of boxes by the press's class {@code plot}, and a sentence
 * that says the same.
 */
final class StripPlot {
  /** In points; the page leaves 493. */
  private static final double WIDTH = 490;

  private static final double ROOM_FOR_MEDIAN = 12;
  private static final double LABEL = 60;

  private final Distribution spread;
  private final Cast cast;
  private final StripLayout layout;
  private final double line;
  private final StringBuilder html = new StringBuilder();

  private StripPlot(Distribution spread, Cast cast) {
    this.spread = spread;
    this.cast = cast;
    this.layout = StripLayout.of(spread, WIDTH);
    this.line = ROOM_FOR_MEDIAN + layout.height() + 2;
  }

  static String html(Distribution spread, Cast cast) {
    StripPlot plot = new StripPlot(spread, cast);
    plot.html.append("<div class=\"keep\"><h3>");
    plot.html.append(ReportHtml.escape(spread.measure().label()));
    plot.html.append(" (").append(spread.measure()).append(")</h3>");
    if (!spread.dots().isEmpty()) {
      plot.draw();
    }
    plot.html.append("<p class=\"muted\">").append(ReportHtml.escape(summary(spread, cast)));
    return plot.html.append("</p></div>").toString();
  }

  /** What the plot shows, for those who cannot see it. */
  static String summary(Distribution spread, Cast cast) {
    if (spread.dots().isEmpty()) {
      return "No team counts: " + spread.measure().meaning() + ".";
    }
    long did = spread.dots().stream().filter(dot -> dot.took() != null).count();
    Duration median = spread.median();
    StringBuilder text =
        new StringBuilder("%d of %d teams did it".formatted(did, spread.dots().size()));
    if (did > 0) {
      text.append(", the fastest in ")
          .append(ReportHtml.clock(spread.dots().getFirst().took()))
          .append(", the slowest in ")
          .append(ReportHtml.clock(spread.dots().get((int) did - 1).took()));
    }
    text.append(
        median == null
            ? "; no median, since half or more never did."
            : "; median " + ReportHtml.clock(median) + ".");
    for (Distribution.Dot dot : spread.dots()) {
      Cast.Part part = cast.of(dot.team());
      if (part.own()) {
        text.append(" The filled dot is ")
            .append(part.name())
            .append(": ")
            .append(ReportHtml.never(dot.took()))
            .append('.');
      }
    }
    return text.toString();
  }

  private void draw() {
    html.append("<div class=\"plot\" style=\"height:").append(points(line + 18)).append("\">");
    box("axis", 0, line, "width:" + points(WIDTH), "");
    for (StripLayout.Tick tick : layout.ticks()) {
      box("tick", tick.x(), line, "", "");
      boolean first = tick.time().isZero();
      label(
          first ? 0 : tick.x() - LABEL / 2,
          line + 5,
          first ? "left" : "center",
          ReportHtml.clock(tick.time()));
    }
    label(WIDTH - LABEL, line + 5, "right", "never");
    Double median = layout.medianX();
    if (median != null) {
      box(
          "median",
          median - 0.75,
          ROOM_FOR_MEDIAN - 4,
          "height:" + points(layout.height() + 9),
          "");
      label(
          Math.min(median + 3, WIDTH - 2 * LABEL),
          0,
          "left",
          "median " + ReportHtml.clock(spread.median()));
    }
    // The own one last, since those of a high stack overlap.
    layout.dots().stream().filter(dot -> !isOwn(dot)).forEach(this::draw);
    layout.dots().stream().filter(this::isOwn).forEach(this::draw);
    html.append("</div>");
  }

  private boolean isOwn(StripLayout.Placed dot) {
    return cast.of(dot.team()).own();
  }

  private void draw(StripLayout.Placed dot) {
    String kind = dot.took() == null ? "dot never" : "dot";
    box(
        isOwn(dot) ? kind + " own" : kind,
        dot.x() - StripLayout.DOT / 2 + 0.5,
        line - 1 - StripLayout.DOT - dot.level() * layout.rise(),
        "",
        "");
  }

  private void label(double left, double top, String align, String text) {
    box("label", left, top, "width:" + points(LABEL) + ";text-align:" + align, text);
  }

  private void box(String kind, double left, double top, String style, String text) {
    html.append(
        "<div class=\"%s\" style=\"left:%s;top:%s".formatted(kind, points(left), points(top)));
    html.append(style.isEmpty() ? "" : ";" + style).append("\">");
    html.append(ReportHtml.escape(text)).append("</div>");
  }

  private static String points(double length) {
    return String.format(Locale.ROOT, "%.2fpt", Math.max(0, length));
  }
}
