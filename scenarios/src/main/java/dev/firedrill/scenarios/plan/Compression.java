package dev.firedrill.scenarios.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.SelfTest;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.Success;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The same scenario on a faster clock. What belongs to the story is divided: when steps are due and
 * how long they last, the windows and curves of the gates, what people must do within, the cadence
 * of updates, hints and the whole duration. What belongs to machines stays: how often and how long
 * probes ask, how long an effect may take to show and to go, arguments of faults, thresholds. A
 * pure function, so that running and scoring a compressed scenario need no special case.
 */
public final class Compression {
  /** The fastest clock there is. */
  public static final int FASTEST = 60;

  /** Less cannot be told from chance: users are counted in windows of five seconds. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private static final int PERIODS = 2;

  /** How often users may be well for the whole of a window in which nothing was mended. */
  private static final double CHANCE = 1e-4;

  /** Production is asked once a second unless configured otherwise. */
  private static final double REQUESTS_PER_SECOND = 1;

  private Compression() {}

  /** How compressing went. */
  public sealed interface Outcome {
    /** Fit to run. */
    record Compressed(Scenario scenario) implements Outcome {}

    /** Something would be over before it could be measured; a sentence for each. */
    record TooFast(List<String> why) implements Outcome {
      public TooFast {
        why = List.copyOf(why);
      }
    }
  }

  /**
   * The scenario with {@code speed} minutes of its story in each minute; the scenario itself at
   * speed 1.
   *
   * @param speed from 1 to {@link #FASTEST}
   */
  public static Outcome of(Scenario scenario, int speed) {
    if (speed < 1 || speed > FASTEST) {
      return new Outcome.TooFast(
          List.of("Speed " + speed + " is not a whole number from 1 to " + FASTEST + "."));
    }
    List<String> why = new ArrayList<>();
    times(scenario)
        .forEach((what, time) -> {
          Duration faster = time.is().dividedBy(speed);
          // What is that short at its own speed is the author's business.
          if (time.is().compareTo(time.least()) >= 0 && faster.compareTo(time.least()) < 0) {
            why.add(
                "At speed %d %s would be %s, but less than %s cannot be measured: choose a speed up to %d."
                    .formatted(speed, what, said(faster), said(time.least()), time.fastest()));
          }
        });
    return why.isEmpty()
        ? new Outcome.Compressed(speed == 1 ? scenario : divided(scenario, speed))
        : new Outcome.TooFast(why);
  }

  /** The highest speed up to {@code wanted} at which everything can still be measured. */
  public static int fastest(Scenario scenario, int wanted) {
    return fastest(times(scenario).values().stream(), Math.clamp(wanted, 1, FASTEST));
  }

  /** As {@link #fastest}, but no faster than chance could pass for a mitigation. */
  public static int fastestBeyondChance(Scenario scenario, int wanted) {
    return fastest(notByChance(scenario).stream(), fastest(scenario, wanted));
  }

  private static int fastest(Stream<Time> times, int wanted) {
    return (int)
        times
            .filter(time -> time.is().compareTo(time.least()) >= 0)
            .mapToLong(Time::fastest)
            .reduce(wanted, Math::min);
  }

  private record Time(Duration is, Duration least) {
    long fastest() {
      return Math.max(1, is.toMillis() / least.toMillis());
    }
  }

  private static Map<String, Time> times(Scenario scenario) {
    var times = new LinkedHashMap<String, Time>();
    var success = scenario.success();
    List<String> users = new ArrayList<>(success.mitigate().healthy());
    users.addAll(success.mitigate().invariants());
    times.put("success.mitigate.sustain", measured(scenario, success.mitigate().sustain(), users));
    times.put(
        "success.resolve.observe",
        measured(scenario, success.resolve().observe(), success.resolve().causeGone()));
    times.put("success.detect.curve.full", new Time(success.detect().curve().full(), SHORTEST));
    times.put("success.detect.engageWithin", new Time(success.detect().engageWithin(), SHORTEST));
    times.put("success.mitigate.curve.full", new Time(success.mitigate().curve().full(), SHORTEST));
    times.put("success.resolve.curve.full", new Time(success.resolve().curve().full(), SHORTEST));
    times.put("success.comms.firstWithin", new Time(success.comms().firstWithin(), SHORTEST));
    times.put("success.comms.cadence", new Time(success.comms().cadence(), SHORTEST));
    for (Step step : scenario.timeline()) {
      switch (step) {
        case Step.FaultStep fault ->
            times.put("the duration of step " + fault.id(), injected(scenario, fault));
        case Step.NoiseStep noise ->
            times.put("the duration of step " + noise.id(), injected(scenario, noise));
        case Step.TrafficStep traffic ->
            times.put(
                "the duration of step " + traffic.id(), new Time(traffic.duration(), SHORTEST));
        case Step.InjectStep inject -> {
          Duration within = inject.respondWithin();
          if (within != null) {
            times.put("respondWithin of step " + inject.id(), new Time(within, SHORTEST));
          }
        }
        case Step.AnnounceStep _, Step.CheckpointStep _ -> {}
      }
    }
    return times;
  }

  private static Time measured(Scenario scenario, Duration window, List<String> probes) {
    Duration period =
        probes.stream()
            .map(name -> scenario.probe(name).every())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return new Time(window, longer(period.multipliedBy(PERIODS), SHORTEST));
  }

  /**
   * How long users must be well so that a service in which only some requests are bad does not pass
   * for a mitigated one by luck; empty where more than users is asked, or it was not measured how
   * many are bad. Taken as independent of each other, which is on the safe side.
   */
  private static Optional<Time> notByChance(Scenario scenario) {
    Success.Mitigate gate = scenario.success().mitigate();
    boolean usersAlone =
        gate.healthy().stream()
            .allMatch(name -> scenario.probe(name).type() == ProbeSpec.Type.SLACK_ROUND_TRIP);
    return Optional.ofNullable(scenario.selfTest().measured())
        .map(SelfTest.Measured::nullBadRatio)
        .filter(bad -> usersAlone && bad > 0 && bad < 1)
        .map(bad -> Math.log(CHANCE) / Math.log1p(-bad) / REQUESTS_PER_SECOND)
        .map(seconds -> new Time(gate.sustain(), Duration.ofSeconds((long) Math.ceil(seconds))));
  }

  /**
   * Long enough to be verified: a fault for as long as its effect may take to show, where the
   * author left it that long.
   */
  private static Time injected(Scenario scenario, Step.Injection step) {
    Duration within = step.verify().within();
    return step instanceof Step.FaultStep && step.duration().compareTo(within) >= 0
        ? new Time(step.duration(), longer(within, SHORTEST))
        : measured(scenario, step.duration(), step.verify().probes());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** On the JSON form, so that a new field of a record is carried over by itself. */
  private static Scenario divided(Scenario scenario, int speed) {
    if (!(ScenarioJson.tree(scenario) instanceof ObjectNode root)) {
      throw new IllegalStateException("a scenario is an object");
    }
    divide(root.path("metadata"), speed, "maxDuration");
    for (JsonNode step : root.path("timeline")) {
      divide(step, speed, "at", "duration", "respondWithin");
      divide(step.path("at"), speed, "delay", "orAt");
      divide(step.path("jitter"), speed, "max");
      if (step.path("type").asText().equals("traffic")) {
        divideAll(step.path("args"), speed);
      }
    }
    divide(root.path("slo"), speed, "window");
    JsonNode success = root.path("success");
    divide(success.path("detect"), speed, "engageWithin");
    divide(success.path("mitigate"), speed, "sustain");
    divide(success.path("resolve"), speed, "observe");
    for (String gate : List.of("detect", "mitigate", "resolve")) {
      divide(success.path(gate).path("curve"), speed, "full", "zero");
    }
    divide(success.path("comms"), speed, "firstWithin", "cadence");
    divide(success.path("diagnosis"), speed, "deadline");
    root.path("hints").forEach(hint -> divide(hint, speed, "availableAfter"));
    return ScenarioJson.read(root, Scenario.class);
  }

  private static void divide(JsonNode parent, int speed, String... fields) {
    if (parent instanceof ObjectNode object) {
      for (String field : fields) {
        JsonNode value = object.path(field);
        if (value.isTextual()) {
          object.set(field, divided(Duration.parse(value.textValue()), speed));
        }
      }
    }
  }

  /** Rise and hold of a traffic profile are of the story; a rate or a name is no duration. */
  private static void divideAll(JsonNode args, int speed) {
    if (args instanceof ObjectNode object) {
      List.copyOf(object.properties())
          .forEach(entry -> {
            if (entry.getValue().isTextual() && entry.getValue().textValue().startsWith("PT")) {
              try {
                object.set(
                    entry.getKey(), divided(Duration.parse(entry.getValue().textValue()), speed));
              } catch (DateTimeParseException notADuration) {
                object.set(entry.getKey(), Objects.requireNonNull(entry.getValue()));
              }
            }
          });
    }
  }

  private static TextNode divided(Duration duration, int speed) {
    return TextNode.valueOf(Duration.ofMillis(duration.dividedBy(speed).toMillis()).toString());
  }

  private static String said(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() / 1000.0 + " s";
  }
}
