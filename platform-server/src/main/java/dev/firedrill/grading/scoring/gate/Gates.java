package dev.firedrill.grading.scoring.gate;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Success;
import dev.firedrill.slo.SliWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gates of one team in one run. */
public final class Gates {
  /** What is expected, of which probes; {@code aimedAt} are the commands that the faults hurt. */
  public record Expected(
      RulesVersion version, Success success, Map<String, ProbeSpec> probes, Set<String> aimedAt) {}

  /** When the run began, a fault had an effect, the platform took the last back; and the end. */
  public record Times(Instant from, Instant effect, Instant takenBack, Instant to) {}

  private final Expected expected;
  private final List<SliWindow> windows;
  private final Times times;
  private final SampledProbes sampled;
  private final GateHealth health;

  /** The facts in order of time, {@code windows} those of them that say what users saw. */
  public Gates(Expected expected, List<EvidenceEvent> facts, List<SliWindow> windows, Times times) {
    this.expected = expected;
    this.windows = windows;
    this.times = times;
    this.sampled =
        switch (expected.version()) {
          case WHAT_USERS_SAW -> SampledProbes.none(times.to());
          case ALL_PROBES -> SampledProbes.of(facts, times.from(), times.to());
        };
    this.health =
        new GateHealth(
            new ServiceHealth(expected.version(), windows, expected.probes(), expected.aimedAt()),
            sampled);
  }

  private List<String> mitigationProbes() {
    List<String> probes = new ArrayList<>(expected.success().mitigate().healthy());
    probes.addAll(expected.success().mitigate().invariants());
    return health.judged(probes);
  }

  private List<String> resolutionProbes() {
    List<String> causeGone = health.judged(expected.success().resolve().causeGone());
    return causeGone.isEmpty() ? health.judged(expected.success().mitigate().healthy()) : causeGone;
  }

  /** Since when users were well while the fault was there; null when they never were. */
  public @Nullable Instant mitigated() {
    return mitigated(times.takenBack());
  }

  /** Whether they were at all. */
  public boolean isWellAtLast() {
    return mitigated(times.to()) != null;
  }

  private @Nullable Instant mitigated(Instant until) {
    return health.stretches(mitigationProbes(), times.effect(), until).stream()
        .filter(s -> s.length().compareTo(expected.success().mitigate().sustain()) >= 0)
        .map(Stretch::from)
        .findFirst()
        .orElse(null);
  }

  /** Since when the cause was gone; {@code word} is when the team said so, null when it did not. */
  public @Nullable Instant resolved(@Nullable Instant word, @Nullable Instant mitigated) {
    if (mitigated == null) {
      return null;
    }
    if (causeSeen()) {
      return causeGone(mitigated);
    }
    return word == null ? null : resolvedByWord(word, mitigated);
  }

  private boolean causeSeen() {
    return health.isSampled(expected.success().resolve().causeGone());
  }

  private Stream<Stretch> gone() {
    return health.stretches(resolutionProbes(), times.effect(), times.to()).stream()
        .filter(this::isOwnDoing)
        .filter(s -> s.length().compareTo(expected.success().resolve().observe()) >= 0);
  }

  private @Nullable Instant causeGone(Instant mitigated) {
    return gone()
        .filter(s -> s.to().isAfter(mitigated))
        .map(s -> later(s.from(), mitigated))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Instant resolvedByWord(Instant word, Instant mitigated) {
    Duration observe = expected.success().resolve().observe();
    Instant lastSeen =
        windows.stream()
            .map(window -> window.start().plus(window.length()))
            .filter(end -> !end.isAfter(times.to()))
            .max(Comparator.naturalOrder())
            .orElse(times.to());
    Instant said = later(word, mitigated);
    return gone()
        .filter(s -> s.to().isAfter(said) || !s.to().isBefore(lastSeen))
        .filter(s ->
            Duration.between(later(said, s.from()), s.to()).compareTo(observe) >= 0
                || !s.to().isBefore(lastSeen))
        .map(s -> later(said, s.from()))
        .findFirst()
        .orElse(null);
  }

  /** Once the platform took the fault back, that the cause is gone is not the team's doing. */
  private boolean isOwnDoing(Stretch gone) {
    return switch (expected.version()) {
      case WHAT_USERS_SAW -> true;
      case ALL_PROBES -> gone.from().isBefore(times.takenBack());
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The invariants that did not hold at the end. */
  public List<String> broken() {
    return health.brokenAt(times.to(), health.judged(expected.success().mitigate().invariants()));
  }

  /** The probes that evidence says nothing about. */
  public List<String> notJudged() {
    Set<String> named = new LinkedHashSet<>(expected.success().mitigate().healthy());
    named.addAll(expected.success().mitigate().invariants());
    named.addAll(expected.success().resolve().causeGone());
    named.removeAll(health.judged(List.copyOf(named)));
    return List.copyOf(named);
  }

  /** Which probes decided. */
  public GateReport report(@Nullable Instant mitigated, @Nullable Instant resolved) {
    Success success = expected.success();
    return switch (expected.version()) {
      case WHAT_USERS_SAW -> GateReport.unexplained(expected.version());
      case ALL_PROBES ->
          new GateReport(
              expected.version(),
              health.reason(
                  mitigationProbes(),
                  mitigated,
                  success.mitigate().sustain(),
                  times.effect(),
                  times.takenBack()),
              health.reason(
                  resolutionProbes(),
                  resolved,
                  success.resolve().observe(),
                  times.effect(),
                  times.to()),
              causeSeen(),
              sampled.gaps());
    };
  }

  /** The facts that say how sampled probes stood when users were well, and what is broken. */
  public Stream<Long> mitigationProof(@Nullable Instant mitigated, List<String> broken) {
    return Stream.concat(
        mitigated == null ? Stream.empty() : health.proof(mitigationProbes(), mitigated),
        health.proof(broken, null));
  }

  /** The facts that say that the cause was gone. */
  public Stream<Long> resolutionProof(@Nullable Instant resolved) {
    return resolved == null
        ? Stream.empty()
        : health.proof(expected.success().resolve().causeGone(), resolved);
  }
}
