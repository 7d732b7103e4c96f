package dev.firedrill.telemetry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.metrics.PointSource;
import dev.firedrill.telemetry.metrics.Points;
import dev.firedrill.telemetry.metrics.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values are worked out by hand from the definitions in the manual of Prometheus. */
class PromQlTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final TeamEnvironment BOT = TeamEnvironment.production(new TeamId(new UUID(1, 2)));

  private final List<Points> all = new ArrayList<>();
  private final PromQl promQl = new PromQl(new Fixed(all));

  /** Samples that a test gives. */
  private record Fixed(List<Points> all) implements PointSource {
    @Override
    public Resolution resolution(Instant from, Instant to) {
      return Resolution.of(Duration.between(from, to));
    }

    @Override
    public List<Points> points(
        TeamEnvironment bot,
        SeriesSelector selector,
        Instant from,
        Instant to,
        Resolution resolution) {
      List<Points> found = new ArrayList<>();
      for (Points points : all) {
        Points inside = new Points(points.key());
        for (int i = 0; i < points.count(); i++) {
          if (points.time(i) >= from.toEpochMilli() && points.time(i) <= to.toEpochMilli()) {
            inside.add(points.time(i), points.value(i));
          }
        }
        if (selector.matches(points.key()) && inside.count() > 0) {
          found.add(inside);
        }
      }
      return found;
    }
  }

  private void series(String name, Map<String, String> labels, double... values) {
    Points points = new Points(new SeriesKey(name, new TreeMap<>(labels)));
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        points.add(START.plusSeconds(10L * i).toEpochMilli(), values[i]);
      }
    }
    all.add(points);
  }

  /** At a minute after the start. */
  private List<Series> at(String query) {
    return promQl.at(BOT, query, START.plusSeconds(60));
  }

  private double number(String query) {
    assertThat(at(query)).as(query).hasSize(1);
    return at(query).getFirst().samples().getFirst().value();
  }

  @ParameterizedTest
  @CsvSource({
    "1 + 2 * 3 ^ 2, 19",
    "-2 ^ 2, -4",
    "(1 + 2) * 3, 9",
    "2 ^ 3 ^ 2, 512",
    "7 % 4, 3",
    "1 == bool 1, 1",
    "3 < bool 1, 0",
    "0x10 + 1e1, 26",
    "10 - 4 - 3, 3"
  })
  void numbersAreComputedWithPrometheusPrecedence(String query, double expected) {
    assertThat(number(query)).isEqualTo(expected);
  }

  @Test
  void selectorsUseAllFourMatchers() {
    series("c", Map.of("p", "a", "o", "ok"), 1, 1, 1, 1, 1, 1, 1);
    series("c", Map.of("p", "b"), 2, 2, 2, 2, 2, 2, 2);
    series("d", Map.of("p", "a"), 4, 4, 4, 4, 4, 4, 4);

    assertThat(number("sum(c)")).isEqualTo(3);
    assertThat(number("c{p=\"a\"}")).isEqualTo(1);
    assertThat(number("c{p!=\"a\"}")).isEqualTo(2);
    assertThat(number("c{o=\"\"}")).isEqualTo(2);
    assertThat(number("sum({p=~\"a|x\"})")).isEqualTo(5);
    assertThat(number("sum({__name__=~\"c|d\",p!~\"b\"})")).isEqualTo(5);
  }

  @Test
  void rateExtrapolatesToTheEdgesAndSurvivesAReset() {
    series("c", Map.of(), 0, 10, 20, 30, 5, 15, 25);

    // 0..30, then 5..25 after the reset: 55 in 60 s, of which the window's left edge holds none.
    assertThat(number("increase(c[1m])")).isCloseTo(54, within(1e-9));
    assertThat(number("rate(c[1m])")).isCloseTo(0.9, within(1e-9));
    assertThat(number("irate(c[1m])")).isEqualTo(1);
    assertThat(number("resets(c[2m])")).isEqualTo(1);
    assertThat(number("delta(c[1m])")).isCloseTo(18, within(1e-9));
  }

  @Test
  void aCounterIsNotExtrapolatedBelowZero() {
    series("c", Map.of(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1, 31, 61);

    assertThat(number("increase(c[1m])")).isCloseTo(60 * (20 + 20 / 60.0) / 20, within(1e-9));
  }

  @Test
  void functionsOverTime() {
    series("g", Map.of(), 9, 4, 1, 3, 2, 5, 6);

    assertThat(number("avg_over_time(g[1m])")).isEqualTo(3.5);
    assertThat(number("sum_over_time(g[1m])")).isEqualTo(21);
    assertThat(number("min_over_time(g[1m])")).isEqualTo(1);
    assertThat(number("max_over_time(g[1m])")).isEqualTo(6);
    assertThat(number("count_over_time(g[1m])")).isEqualTo(6);
    assertThat(number("quantile_over_time(0.5, g[1m])")).isEqualTo(3.5);
    assertThat(number("last_over_time(g[1m] offset 20s)")).isEqualTo(2);
    assertThat(number("changes(g[1m])")).isEqualTo(5);
  }

  @Test
  void quantilesOfAHistogramAreLinearInsideOfABucket() {
    series("h_bucket", Map.of("le", "0.1"), 0, 0, 0, 0, 0, 0, 10);
    series("h_bucket", Map.of("le", "1"), 0, 0, 0, 0, 0, 0, 30);
    series("h_bucket", Map.of("le", "+Inf"), 0, 0, 0, 0, 0, 0, 40);

    assertThat(number("histogram_quantile(0.5, h_bucket)")).isCloseTo(0.55, within(1e-9));
    assertThat(number("histogram_quantile(0.125, h_bucket)")).isCloseTo(0.05, within(1e-9));
    assertThat(number("histogram_quantile(0.99, h_bucket)")).isEqualTo(1);
    assertThat(number("histogram_quantile(2, h_bucket) > 5")).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aggregationsGroupByAndWithout() {
    series("c", Map.of("p", "a", "o", "ok"), 1, 1, 1, 1, 1, 1, 1);
    series("c", Map.of("p", "a", "o", "bad"), 2, 2, 2, 2, 2, 2, 2);
    series("c", Map.of("p", "b", "o", "ok"), 4, 4, 4, 4, 4, 4, 4);

    assertThat(at("sum by (p) (c)").stream().map(Object::toString))
        .hasSize(2)
        .first()
        .asString()
        .contains("p=\"a\"")
        .contains("value=3.0");
    assertThat(at("sum(c) without (o)")).hasSize(2);
    assertThat(number("count(c)")).isEqualTo(3);
    assertThat(number("topk(1, c)")).isEqualTo(4);
    assertThat(number("quantile(0.5, c)")).isEqualTo(2);
    assertThat(at("topk(1, c)").getFirst().key().name()).isEqualTo("c");
  }

  @Test
  void vectorsMatchOneToOne() {
    series("bad", Map.of("p", "a"), 1, 1, 1, 1, 1, 1, 1);
    series("all", Map.of("p", "a"), 4, 4, 4, 4, 4, 4, 4);
    series("all", Map.of("p", "b"), 8, 8, 8, 8, 8, 8, 8);

    assertThat(number("bad / all")).isEqualTo(0.25);
    assertThat(at("all > 5").getFirst().key().toString()).isEqualTo("all{p=\"b\"}");
    assertThat(at("all unless bad")).hasSize(1);
    assertThat(number("sum(nothing) or vector(0)")).isEqualTo(0);
    assertThat(number("absent(nothing)")).isEqualTo(1);
    assertThatThrownBy(() -> at("sum by (x) (bad) / ignoring(p) all"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("have the same labels");
  }

  @Test
  void aGapStaysAGap() {
    series("g", Map.of(), 1, 1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1);

    Series found =
        promQl.range(BOT, "g", START, START.plusSeconds(70), Duration.ofSeconds(10)).getFirst();

    assertThat(found.samples().stream().map(s -> s.at().getEpochSecond() - START.getEpochSecond()))
        .containsExactly(0L, 10L, 20L, 30L, 70L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rate(x[5m])) | unexpected ')' at character 12",
        "rate(x) | expected a range such as name[5m] and not series at character 1",
        "sum( | unexpected end at character 5",
        "x{a=b} | expected a text in quotes, not 'b' at character 5",
        "foo(x) | there is no function 'foo' here at character 1",
        "x[5m] | a range needs a function such as rate(…) around it at character 1",
        "x{a=~\"(\"} | '(' is not a pattern: Unclosed group at character 6",
        "{a=\"\"} | a selector needs a name or a label that is not empty at character 1",
        "1 > 2 | a comparison of two numbers needs 'bool' at character 3",
        "x[5m:1m] | subqueries are not supported: unexpected ':' at character 5",
        "a / on(b) group_left c | only one-to-one matching is supported, not 'group_left' at character 11",
        "x & y | unexpected '&' at character 3"
      })
  void whatIsWrongIsSaidWithItsPosition(String query, String problem) {
    assertThat(promQl.problem(query)).contains(problem);
  }

  @Test
  void tooManyStepsAreRefused() {
    assertThatThrownBy(
            () -> promQl.range(BOT, "up", START, START.plusSeconds(11_001), Duration.ofSeconds(1)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("11,002 steps");
  }

  @Test
  void nestingIsBounded() {
    assertThat(promQl.problem("(".repeat(1_000) + "1" + ")".repeat(1_000)))
        .hasValueSatisfying(problem -> assertThat(problem).contains("nested too deeply"));
  }
}
