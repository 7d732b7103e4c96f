package dev.firedrill.app.wiring;

import dev.firedrill.chaos.probe.TeamNumbers;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.LabelMatcher;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.metrics.PointSource;
import dev.firedrill.telemetry.metrics.Points;
import dev.firedrill.telemetry.metrics.Resolution;
import dev.firedrill.telemetry.query.PromQl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What expressions of a scenario see: the series of one bot. In a course's Prometheus they would
 * carry the labels "team" and "environment", so selectors may name these.
 */
record NumbersOfTeams(PointSource source, Teams teams) implements TeamNumbers {
  private static final String TEAM = "$TEAM";

  @Override
  public List<Double> values(TeamEnvironment bot, String expression, Instant at) {
    String slug = teams.get(bot.team()).slug().value();
    return new PromQl(new Labelled(source, slug))
        .at(bot, expression.replace(TEAM, slug), at).stream()
            .flatMap(series -> series.samples().stream())
            .map(Sample::value)
            .toList();
  }

  /** Matches the two labels that no stored series has, and leaves the rest to the source. */
  private record Labelled(PointSource source, String slug) implements PointSource {
    @Override
    public Resolution resolution(Instant from, Instant to) {
      return source.resolution(from, to);
    }

    @Override
    public List<Points> points(
        TeamEnvironment bot,
        SeriesSelector selector,
        Instant from,
        Instant to,
        Resolution resolution) {
      List<LabelMatcher> rest = new ArrayList<>();
      for (LabelMatcher matcher : selector.matchers()) {
        boolean fits =
            switch (matcher.label()) {
              case "team" -> matcher.matches(slug);
              case "environment" -> matcher.matches(bot.environment().word());
              default -> rest.add(matcher);
            };
        if (!fits) {
          return List.of();
        }
      }
      return source.points(bot, new SeriesSelector(selector.name(), rest), from, to, resolution);
    }
  }
}
