package dev.firedrill.grading.scoring;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.scenarios.Grading;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.SelfTest;
import dev.firedrill.scenarios.Success;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of 20 minutes from noon on, told in seconds since its start: the bot is healthy unless told
 * otherwise, and the weather is what the fault aims at.
 */
final class Story {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final PersonId ADA = new PersonId(new UUID(1, 1));
  static final PersonId BO = new PersonId(new UUID(1, 2));
  static final PersonId STAFF = new PersonId(new UUID(9, 9));
  private static final TeamId TEAM = new TeamId(new UUID(2, 1));
  private static final UUID RUN = new UUID(3, 1);
  private static final int SECONDS = 1200;

  private final List<EvidenceEvent> events = new ArrayList<>();
  private final Map<Integer, SliWindow> windows = new TreeMap<>();
  private long nextId = 1;

  Story() {
    during(0, SECONDS, good(3), good(7));
  }

  static CommandTally good(int n) {
    return new CommandTally(n, 0, 0, 0, 0);
  }

  static CommandTally switchedOff(int n) {
    return new CommandTally(0, n, 0, 0, 0);
  }

  static CommandTally missing(int n) {
    return new CommandTally(0, 0, 0, 0, n);
  }

  static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  static UUID incident(int number) {
    return new UUID(4, number);
  }

  /** From window to window of five seconds, users saw this of weather and of ping. */
  Story during(int from, int to, CommandTally weather, CommandTally ping) {
    for (int second = from; second < to; second += 5) {
      windows.put(
          second,
          new SliWindow(
              at(second),
              SliWindow.LENGTH,
              Map.of("weather", weather, "ping", ping),
              80,
              weather.bad() > 0 ? 8_000 : 300));
    }
    return this;
  }

  /** Nobody asked for the weather in these windows. */
  Story withoutWeather(int from, int to) {
    for (int second = from; second < to; second += 5) {
      windows.put(
          second, new SliWindow(at(second), SliWindow.LENGTH, Map.of("ping", good(7)), 80, 300));
    }
    return this;
  }

  /** Nothing is known of these windows. */
  Story withoutData(int from, int to) {
    for (int second = from; second < to; second += 5) {
      windows.remove(second);
    }
    return this;
  }

  Story fault(int verified, int reverting) {
    add(
        EvidenceKind.FAULT_APPLIED,
        verified - 5,
        null,
        Map.of("step", "slow", "groundTruth", true));
    add(EvidenceKind.FAULT_VERIFIED, verified, null, Map.of("step", "slow", "groundTruth", true));
    add(EvidenceKind.FAULT_REVERTING, reverting, null, Map.of("step", "slow", "groundTruth", true));
    return add(
        EvidenceKind.FAULT_REVERTED,
        reverting + 1,
        null,
        Map.of("step", "slow", "groundTruth", true));
  }

  Story declares(int second, PersonId by, int number) {
    return add(
        EvidenceKind.INCIDENT_DECLARED,
        second,
        by,
        Map.of(
            "incidentId",
            incident(number).toString(),
            "number",
            number,
            "channel",
            "CINC" + number));
  }

  Story updates(int second, PersonId by, int number) {
    return add(
        EvidenceKind.INCIDENT_UPDATED,
        second,
        by,
        Map.of(
            "incidentId", incident(number).toString(), "number", number, "status", "IDENTIFIED"));
  }

  Story resolves(int second, PersonId by, int number) {
    return add(
        EvidenceKind.INCIDENT_RESOLVED,
        second,
        by,
        Map.of("incidentId", incident(number).toString(), "number", number));
  }

  Story writes(int second, PersonId by, String channel) {
    return add(
        EvidenceKind.CHAT_MESSAGE,
        second,
        by,
        Map.of("channel", channel, "channelKind", "INCIDENT"));
  }

  Story asks(int second, String channel, int within) {
    return add(
        EvidenceKind.INJECT_SENT,
        second,
        null,
        Map.of("channel", channel, "ts", "1.0", "respondWithinSeconds", within));
  }

  /** The run was recorded with samples of the probes of its gates. */
  Story sampled() {
    return add(
        EvidenceKind.RUN_STARTED,
        0,
        null,
        Map.of(ProbeReading.EVIDENCE_VERSION, ProbeReading.SAMPLED));
  }

  /** Samples every five seconds said this, the first at {@code from} and the last at {@code to}. */
  Story probe(String name, ProbeReading.State state, int from, int to) {
    for (int second = from; second < to; second += 30) {
      reading(name, state, from, second);
    }
    return reading(name, state, from, to);
  }

  /** The platform could not look. */
  Story unseen(String name, int from, int to) {
    for (int second = from; second <= to; second += 30) {
      reading(
          name,
          ProbeReading.State.UNKNOWN,
          Map.of(ProbeReading.PROBLEM, "it could not be sampled"),
          from,
          second);
    }
    return this;
  }

  private Story reading(String name, ProbeReading.State state, int from, int second) {
    return reading(name, state, Map.of(), from, second);
  }

  private Story reading(
      String name, ProbeReading.State state, Map<String, Object> result, int from, int second) {
    return add(
        EvidenceKind.PROBE_SAMPLED,
        second,
        null,
        new ProbeReading(
                name,
                state,
                "result.ok",
                result,
                Duration.ofSeconds(5),
                at(from),
                at(second),
                1 + second / 5,
                0)
            .payload());
  }

  Story add(EvidenceKind kind, int second, @Nullable PersonId actor, Map<String, Object> payload) {
    events.add(event(kind, at(second), actor, payload));
    return this;
  }

  private EvidenceEvent event(
      EvidenceKind kind, Instant at, @Nullable PersonId actor, Map<String, Object> payload) {
    return new EvidenceEvent(
        nextId++,
        "team",
        1,
        kind,
        TEAM,
        EnvironmentName.PRODUCTION,
        RUN,
        actor,
        "subject",
        kind.slug(),
        payload,
        at,
        at,
        null,
        "hash");
  }

  List<EvidenceEvent> events() {
    List<EvidenceEvent> all = new ArrayList<>(events);
    long id = 10_000;
    for (SliWindow window : windows.values()) {
      all.add(
          new EvidenceEvent(
              id++,
              "team",
              1,
              EvidenceKind.SLI_WINDOW,
              TEAM,
              EnvironmentName.PRODUCTION,
              RUN,
              null,
              "sli",
              "sli",
              window.payload(),
              window.start(),
              window.start(),
              null,
              "hash"));
    }
    all.sort(Comparator.comparing(EvidenceEvent::occurredAt).thenComparingLong(EvidenceEvent::id));
    return all;
  }

  Signals signals(ScoringRules rules) {
    return new SignalReader(rules, Set.of(ADA, BO)).read(events(), NOON, at(SECONDS), false);
  }

  Signals signals() {
    return signals(rules());
  }

  /** As if the run had ended at this second. */
  Signals signalsUntil(int second) {
    return new SignalReader(rules(), Set.of(ADA, BO)).read(events(), NOON, at(second), false);
  }

  AutoScore score() {
    return Scoring.score(rules(), signals());
  }

  /** With the tables of the bundled slow dependency. */
  AutoScore weighed(Grading.Weights weights) {
    ScoringRules plain = rules();
    Success success = plain.success();
    ScoringRules rules =
        new ScoringRules(
            plain.control(),
            new Success(
                success.detect(),
                success.mitigate(),
                success.resolve(),
                success.comms(),
                Catalog.bundled().find("slow-dependency").orElseThrow().success().diagnosis()),
            new Grading(
                weights,
                plain.grading().hintCap(),
                plain.grading().falseAlarm(),
                plain.grading().postmortem()),
            plain.probes(),
            plain.aimedAt(),
            plain.oneShot(),
            plain.measured(),
            plain.objective());
    return Scoring.score(rules, signals(rules));
  }

  static ScoringRules rules() {
    return rules(new SelfTest.Measured(0.3, 0.05, "measured by hand"), false);
  }

  static ScoringRules rules(SelfTest.@Nullable Measured measured, boolean control) {
    Map<String, ProbeSpec> probes = new HashMap<>();
    probes.put("reply-ok", probe(null, "result.ratio >= 0.95"));
    probes.put("weather-ok", probe("weather", "result.ratio >= 0.95"));
    probes.put("feature-intact", probe(null, "result.otherRatio >= 0.9"));
    Success success =
        new Success(
            new Success.Detect(List.of(Success.By.INCIDENT_DECLARED), minutes(2), curve(2, 10)),
            new Success.Mitigate(
                List.of("reply-ok", "weather-ok"),
                minutes(1),
                List.of("feature-intact"),
                curve(4, 12)),
            new Success.Resolve(List.of("weather-ok"), minutes(1), curve(6, 15)),
            new Success.Comms("incident", minutes(3), minutes(5), List.of()),
            new Success.Diagnosis(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), minutes(15), 3));
    Grading grading =
        new Grading(
            new Grading.Weights(0.20, 0.05, 0.30, 0.15, 0.15, 0.15, 0),
            15,
            Grading.FalseAlarm.STANDARD,
            new Grading.Postmortem(
                0.4,
                Duration.ofDays(5),
                List.of(new Grading.Criterion("all", 1, List.of("a", "b", "c"), null))));
    return new ScoringRules(
        control, success, grading, probes, Set.of("weather"), Set.of(), measured, 0.95);
  }

  /** The same scenario with probes of the bot among the invariants and the signs of the cause. */
  static ScoringRules rulesWithBotProbes() {
    ScoringRules plain = rules();
    Map<String, ProbeSpec> probes = new HashMap<>(plain.probes());
    probes.put("not-scaled-down", probe(ProbeSpec.Type.BOT, null, "result.ok"));
    probes.put("cause-gone", probe(ProbeSpec.Type.BOT, null, "result.ok"));
    Success success = plain.success();
    return new ScoringRules(
        plain.control(),
        new Success(
            success.detect(),
            new Success.Mitigate(
                success.mitigate().healthy(),
                success.mitigate().sustain(),
                List.of("feature-intact", "not-scaled-down"),
                success.mitigate().curve()),
            new Success.Resolve(
                List.of("weather-ok", "cause-gone"),
                success.resolve().observe(),
                success.resolve().curve()),
            success.comms(),
            success.diagnosis()),
        plain.grading(),
        probes,
        plain.aimedAt(),
        plain.oneShot(),
        plain.measured(),
        plain.objective());
  }

  private static ProbeSpec probe(@Nullable String command, String expect) {
    return probe(ProbeSpec.Type.SLACK_ROUND_TRIP, command, expect);
  }

  private static ProbeSpec probe(ProbeSpec.Type type, @Nullable String command, String expect) {
    return new ProbeSpec(
        type,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        null,
        null,
        command,
        null,
        null,
        null,
        null,
        expect,
        ProbeSpec.Audience.USER);
  }

  private static Success.Curve curve(int full, int zero) {
    return new Success.Curve(minutes(full), minutes(zero));
  }

  private static Duration minutes(int n) {
    return Duration.ofMinutes(n);
  }
}
