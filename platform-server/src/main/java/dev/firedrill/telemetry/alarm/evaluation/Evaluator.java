package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.MissingData;
import dev.firedrill.telemetry.alarm.composite.CompositeRule;
import dev.firedrill.telemetry.alarm.composite.RuleParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Evaluates one alarm at one time. */
public final class Evaluator {
  private static final double FIRED = 1;

  /** How long bots and users take to be back after the platform is. */
  private static final Duration BACK_AGAIN = Duration.ofSeconds(30);

  private final Measures measures;
  private final Instant watching;

  /** Of a platform that was never away. */
  public Evaluator(Measures measures) {
    this(measures, Instant.MIN);
  }

  /**
   * Of a platform that began to look at {@code since}: what is missing from before that is its own
   * fault and breaches nothing.
   */
  public Evaluator(Measures measures, Instant since) {
    this.measures = measures;
    this.watching = since.equals(Instant.MIN) ? since : since.plus(BACK_AGAIN);
  }

  /**
   * How the alarm stands at {@code now}.
   *
   * @param states how the team's other alarms stand, by name, for composites
   */
  public Verdict evaluate(
      TeamEnvironment bot,
      AlarmDefinition alarm,
      AlarmState current,
      Function<String, AlarmState> states,
      Instant now) {
    Instant end = Periods.lastEnd(alarm, now);
    return switch (alarm.source()) {
      case AlarmSource.Metric _, AlarmSource.Log _, AlarmSource.Users _ ->
          judged(alarm, measures.points(bot, alarm, end, Judgement.range(alarm)), current);
      case AlarmSource.BurnRate(List<AlarmSource.Window> windows) ->
          BurnRates.of(alarm, windows, window -> measures.burn(bot, window, end), current);
      case AlarmSource.Composite(String rule) -> composite(rule, states);
    };
  }

  private Verdict judged(AlarmDefinition alarm, List<Datapoint> points, AlarmState current) {
    boolean ownGap =
        alarm.missingData() == MissingData.BREACHING
            && points.subList(points.size() - alarm.evaluationPeriods(), points.size()).stream()
                .anyMatch(point -> point.value() == null && point.at().isBefore(watching));
    return Judgement.of(ownGap ? alarm.ignoringWhatIsMissing() : alarm, points, current);
  }

  private static Verdict composite(String text, Function<String, AlarmState> states) {
    CompositeRule rule = RuleParser.parse(text);
    boolean holds = rule.holds(states);
    String standing =
        rule.names().stream()
            .map(name -> name + " is " + states.apply(name).words())
            .collect(Collectors.joining(", "));
    return new Verdict(
        holds ? AlarmState.ALARM : AlarmState.OK,
        "The rule %s: %s.".formatted(holds ? "holds" : "does not hold", standing),
        holds ? FIRED : 0);
  }
}
