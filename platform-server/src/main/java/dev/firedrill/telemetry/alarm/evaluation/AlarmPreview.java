package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmEntry;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.alarm.composite.Composites;
import dev.firedrill.telemetry.alarm.composite.RuleParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an alarm would have done in the last hour, by the evaluator that watches alarms. */
public final class AlarmPreview {
  private static final Duration SPAN = Duration.ofHours(1);
  private static final Duration COARSE = Duration.ofMinutes(1);
  private static final int HISTORY = 500;

  private final Measures measures;
  private final AlarmStore alarms;
  private final InstantSource clock;

  public AlarmPreview(Measures measures, AlarmStore alarms, InstantSource clock) {
    this.measures = measures;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** From then on it would have stood so. */
  public record Standing(Instant at, AlarmState state, String reason) {}

  /** The datapoints, and the states one after the other. */
  public record Preview(List<Datapoint> points, List<Standing> states) {}

  /** Fails with invalid-input when the definition is none. */
  public Preview of(TeamEnvironment bot, AlarmDefinition alarm) {
    Instant end = Periods.lastEnd(alarm, clock.instant());
    return switch (alarm.source()) {
      case AlarmSource.Metric _, AlarmSource.Log _, AlarmSource.Users _ ->
          between(bot, alarm, end.minus(SPAN), end);
      case AlarmSource.BurnRate(List<AlarmSource.Window> windows) ->
          slid(
              end,
              at -> {
                Verdict verdict =
                    BurnRates.of(
                        alarm,
                        windows,
                        window -> measures.burn(bot, window, at),
                        AlarmState.INSUFFICIENT_DATA);
                return verdict;
              });
      case AlarmSource.Composite(String rule) -> {
        Map<String, List<AlarmEntry>> past = past(bot, RuleParser.parse(rule).names());
        Evaluator evaluator = new Evaluator(measures);
        yield slid(
            end,
            at ->
                evaluator.evaluate(
                    bot, alarm, AlarmState.INSUFFICIENT_DATA, name -> then(past, name, at), at));
      }
    };
  }

  /** What it would have done between two times at which periods end. */
  public Preview between(TeamEnvironment bot, AlarmDefinition alarm, Instant from, Instant to) {
    Duration period = alarm.period();
    int range = Judgement.range(alarm);
    int slots = (int) Math.max(1, Duration.between(from, to).dividedBy(period));
    List<Datapoint> points = measures.points(bot, alarm, to, slots + range - 1);
    List<Standing> states = new ArrayList<>();
    AlarmState state = AlarmState.INSUFFICIENT_DATA;
    for (int slot = 0; slot < slots; slot++) {
      List<Datapoint> seen = points.subList(slot, slot + range);
      Verdict verdict = Judgement.of(alarm, seen, state);
      if (states.isEmpty() || verdict.state() != state) {
        states.add(
            new Standing(seen.getLast().at().plus(period), verdict.state(), verdict.reason()));
      }
      state = verdict.state();
    }
    return new Preview(points.subList(range - 1, points.size()), states);
  }

  /**
   * The states it would have had from a time on, in turn; the first is the one it had then. Fails
   * with invalid-input for a composite, which has no data of its own.
   */
  public List<Standing> during(
      TeamEnvironment bot, AlarmDefinition alarm, Instant from, Instant to) {
    Instant begin = Periods.floor(from, Periods.cadence(alarm));
    Instant end = Periods.lastEnd(alarm, to);
    return switch (alarm.source()) {
      case AlarmSource.Metric _, AlarmSource.Log _, AlarmSource.Users _ ->
          end.isAfter(begin)
              ? between(bot, alarm, begin.minus(alarm.period()), end).states()
              : List.of();
      case AlarmSource.BurnRate(List<AlarmSource.Window> windows) ->
          slid(
                  begin,
                  end,
                  Periods.cadence(alarm),
                  at ->
                      BurnRates.of(
                          alarm,
                          windows,
                          window -> measures.burn(bot, window, at),
                          AlarmState.INSUFFICIENT_DATA))
              .states();
      case AlarmSource.Composite _ ->
          throw Failure.invalid("It combines other alarms: look at what they would have done.");
    };
  }

  private static Preview slid(Instant end, Function<Instant, Verdict> judge) {
    return slid(end.minus(SPAN), end, COARSE, judge);
  }

  private static Preview slid(
      Instant from, Instant end, Duration step, Function<Instant, Verdict> judge) {
    List<Datapoint> points = new ArrayList<>();
    List<Standing> states = new ArrayList<>();
    for (Instant at = from; !at.isAfter(end); at = at.plus(step)) {
      Verdict verdict = judge.apply(at);
      points.add(new Datapoint(at, verdict.value()));
      if (states.isEmpty() || states.getLast().state() != verdict.state()) {
        states.add(new Standing(at, verdict.state(), verdict.reason()));
      }
    }
    return new Preview(points, states);
  }

  private Map<String, List<AlarmEntry>> past(TeamEnvironment bot, Set<String> names) {
    Map<String, List<AlarmEntry>> past = new HashMap<>();
    Set<String> wanted = names.stream().map(Composites::key).collect(Collectors.toSet());
    for (Alarm other : alarms.list(bot.team())) {
      if (wanted.contains(Composites.key(other.name()))) {
        past.put(
            Composites.key(other.name()),
            alarms.history(other.id(), null, HISTORY).stream()
                .filter(entry -> entry.kind() == AlarmEntry.Kind.STATE)
                .toList());
      }
    }
    return past;
  }

  private static AlarmState then(Map<String, List<AlarmEntry>> past, String name, Instant at) {
    return past.getOrDefault(Composites.key(name), List.of()).stream()
        .filter(entry -> !entry.at().isAfter(at))
        .findFirst()
        .map(AlarmEntry::to)
        .orElse(AlarmState.INSUFFICIENT_DATA);
  }
}
