package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.composite.CompositeRule;
import dev.firedrill.telemetry.alarm.composite.RuleParser;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Evaluates one alarm at one time. */
public final class Evaluator {
  private static final double FIRED = 1;

  private final Measures measures;

  public Evaluator(Measures measures) {
    this.measures = measures;
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
          Judgement.of(alarm, measures.points(bot, alarm, end, Judgement.range(alarm)), current);
      case AlarmSource.BurnRate(List<AlarmSource.Window> windows) ->
          BurnRates.of(alarm, windows, window -> measures.burn(bot, window, end), current);
      case AlarmSource.Composite(String rule) -> composite(rule, states);
    };
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
