package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.alarm.composite.Composites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches all alarms: each is evaluated when a period of it closes. What is stored is only states;
 * the rest is found anew after a restart.
 */
public final class AlarmWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
  private static final Duration RELOAD = Duration.ofSeconds(10);

  private final AlarmStore alarms;
  private final Evaluator evaluator;
  private final Transitions transitions;
  private final Map<UUID, Watched> watched = new ConcurrentHashMap<>();
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private Instant loadedAt = Instant.EPOCH;
  private List<Watched> order = List.of();
  private volatile Map<TeamEnvironment, List<Watched>> ofBot = Map.of();
  private Map<TeamId, Map<String, UUID>> names = Map.of();

  public AlarmWatch(AlarmStore alarms, Evaluator evaluator, Transitions transitions) {
    this.alarms = alarms;
    this.evaluator = evaluator;
    this.transitions = transitions;
  }

  /** What was last seen of an alarm. */
  public record Reading(@Nullable Double value, Instant at) {}

  private static final class Watched {
    private volatile Alarm alarm;
    private volatile Instant lastEnd = Instant.EPOCH;
    private volatile @Nullable Reading reading;

    Watched(Alarm alarm) {
      this.alarm = alarm;
    }
  }

  /** What was last seen of the alarm by this server; empty when it was not looked at yet. */
  public Optional<Reading> reading(UUID alarm) {
    return Optional.ofNullable(watched.get(alarm)).map(one -> one.reading);
  }

  /** Alarms were made, changed or deleted: the next tick reads them anew. */
  public void changed() {
    stale.set(true);
  }

  /**
   * Samples of the bot came. Where they are of a period that was judged without them, or where
   * there was nothing to judge, the next tick looks again. Safe on any thread.
   */
  public void arrived(TeamEnvironment bot, Instant sampledAt) {
    for (Watched one : ofBot.getOrDefault(bot, List.of())) {
      Reading seen = one.reading;
      if (seen != null && (seen.value() == null || sampledAt.isBefore(one.lastEnd))) {
        one.lastEnd = Instant.EPOCH;
      }
    }
  }

  /** Evaluates what is due; how many were. Called by one thread. */
  public int tick(Instant now) {
    if (stale.getAndSet(false) || !loadedAt.plus(RELOAD).isAfter(now)) {
      load(now);
    }
    int evaluated = 0;
    for (Watched one : order) {
      Instant end = Periods.lastEnd(one.alarm.definition(), now);
      if (end.isAfter(one.lastEnd)) {
        one.lastEnd = end;
        evaluated++;
        try {
          evaluate(one, now);
        } catch (Failure refused) {
          // Such as a query that matches too much: the alarm says so instead of keeping others up.
          one.reading = new Reading(null, now);
          move(one, new Verdict(AlarmState.INSUFFICIENT_DATA, refused.detail(), null), now);
        } catch (RuntimeException broken) {
          // The edge of one alarm: the others must still be looked at.
          LOG.error("the alarm {} could not be evaluated", one.alarm.id(), broken);
        }
      }
    }
    return evaluated;
  }

  private void evaluate(Watched one, Instant now) {
    Alarm alarm = one.alarm;
    Verdict verdict =
        evaluator.evaluate(
            alarm.bot(), alarm.definition(), alarm.state(), name -> state(alarm.team(), name), now);
    one.reading = new Reading(verdict.value(), now);
    move(one, verdict, now);
  }

  private void move(Watched one, Verdict verdict, Instant now) {
    if (verdict.state() != one.alarm.state()) {
      transitions
          .apply(one.alarm, verdict, now)
          .ifPresentOrElse(after -> one.alarm = after, this::changed);
    }
  }

  private AlarmState state(TeamId team, String name) {
    UUID id = names.getOrDefault(team, Map.of()).get(Composites.key(name));
    Watched one = id == null ? null : watched.get(id);
    return one == null ? AlarmState.INSUFFICIENT_DATA : one.alarm.state();
  }

  private void load(Instant now) {
    List<Alarm> all = alarms.enabled();
    watched.keySet().retainAll(all.stream().map(Alarm::id).collect(Collectors.toSet()));
    Map<TeamId, Map<String, UUID>> found = new HashMap<>();
    List<Watched> simple = new ArrayList<>();
    Map<TeamId, List<Alarm>> composed = new LinkedHashMap<>();
    for (Alarm alarm : all) {
      Watched one = watched.get(alarm.id());
      if (one == null || one.alarm.version() != alarm.version()) {
        one = new Watched(alarm);
        watched.put(alarm.id(), one);
      } else {
        one.alarm = alarm;
      }
      found
          .computeIfAbsent(alarm.team(), _ -> new HashMap<>())
          .put(Composites.key(alarm.name()), alarm.id());
      if (alarm.definition().source() instanceof AlarmSource.Composite) {
        composed.computeIfAbsent(alarm.team(), _ -> new ArrayList<>()).add(alarm);
      } else {
        simple.add(one);
      }
    }
    // Composites come after what they speak of, so that they see this tick's states.
    composed
        .values()
        .forEach(team ->
            Composites.inOrder(team)
                .forEach(alarm -> simple.add(Objects.requireNonNull(watched.get(alarm.id())))));
    names = found;
    order = simple;
    ofBot = simple.stream().collect(Collectors.groupingBy(one -> one.alarm.bot()));
    loadedAt = now;
  }
}
