package dev.firedrill.grading.scoring.gate;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.expect.ProbeExpectation;
import dev.firedrill.scenarios.expect.Verdict;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the probes of a scenario held, judged window by window by what users saw. A probe sees of
 * a window {@code total}, {@code bad}, {@code ok}, {@code ratio} (good of total of its command, or
 * of all), {@code otherRatio} (of the commands the faults do not aim at, the share answered with
 * real content) and {@code latencyMs} (95th percentile of all). This is what probes see during the
 * run.
 */
final class ServiceHealth {
  /** A command that nobody asked for in a while is not yet a gap, but soon is. */
  private static final Duration SILENCE_AT_MOST = Duration.ofSeconds(30);

  /** "At the end" means over this long, so that one unlucky request breaks no invariant. */
  static final Duration LAST = Duration.ofMinutes(1);

  private enum Judgment {
    HOLDS,
    FAILS,
    SILENT
  }

  private record Probe(@Nullable String command, ProbeExpectation expectation) {}

  private final boolean excuses;
  private final List<SliWindow> windows;
  private final Map<String, ProbeSpec> specs;
  private final Set<String> aimedAt;
  private final Map<String, ProbeExpectation> compiled = new HashMap<>();

  /** The windows in order of time. */
  ServiceHealth(
      RulesVersion version,
      List<SliWindow> windows,
      Map<String, ProbeSpec> specs,
      Set<String> aimedAt) {
    this.excuses = version == RulesVersion.ALL_PROBES;
    this.windows =
        excuses ? windows.stream().filter(window -> window.all().total() > 0).toList() : windows;
    this.specs = specs;
    this.aimedAt = aimedAt;
  }

  /** Those of the probes that what users saw can answer. */
  List<String> judged(List<String> names) {
    return names.stream()
        .filter(name -> spec(name).type() == ProbeSpec.Type.SLACK_ROUND_TRIP)
        .toList();
  }

  /**
   * The stretches between {@code from} and {@code to} in which all probes held, in order. One in
   * which nobody asked for a probe's command ends a stretch only after half a minute of them. A
   * window in which the platform did not ask is decided for the team, as {@link SampledProbes} says
   * of samples; by the older rules it ends a stretch, or after half a minute when it was noted.
   */
  List<Stretch> stretches(List<String> names, Instant from, Instant to) {
    List<Probe> probes = probes(names);
    List<Stretch> stretches = new ArrayList<>();
    Instant began = null;
    Instant held = from;
    Instant seen = from;
    for (SliWindow window : windows) {
      Instant end = window.start().plus(window.length());
      if (window.start().isBefore(from) || end.isAfter(to)) {
        continue;
      }
      Judgment judgment = judge(probes, window);
      boolean gap = isGap(seen, window);
      Instant before = seen;
      if (gap && excuses) {
        held = window.start();
      }
      boolean tooSilent =
          judgment == Judgment.SILENT && Duration.between(held, end).compareTo(SILENCE_AT_MOST) > 0;
      boolean lost = gap && !excuses;
      if (began != null && (lost || tooSilent || judgment == Judgment.FAILS)) {
        stretches.add(new Stretch(began, held));
        began = null;
      }
      if (judgment == Judgment.HOLDS) {
        began = began != null ? began : gap && excuses ? before : window.start();
        held = end;
      }
      seen = end;
    }
    if (began != null) {
      stretches.add(new Stretch(began, isGapAtTheEnd(seen, to) ? to : held));
    }
    return stretches;
  }

  private boolean isGap(Instant seen, SliWindow window) {
    return excuses
        ? !window.start().isBefore(seen.plus(window.length()))
        : window.start().isAfter(seen);
  }

  /** The last windows may still be on their way. */
  private boolean isGapAtTheEnd(Instant seen, Instant end) {
    return excuses && Duration.between(seen, end).compareTo(SILENCE_AT_MOST) > 0;
  }

  /** When the platform did not ask. */
  List<Stretch> unseen(Instant from, Instant to) {
    List<Stretch> unseen = new ArrayList<>();
    Instant seen = from;
    for (SliWindow window : windows) {
      Instant end = window.start().plus(window.length());
      if (window.start().isBefore(from) || end.isAfter(to)) {
        continue;
      }
      if (isGap(seen, window)) {
        unseen.add(new Stretch(seen, window.start()));
      }
      seen = end;
    }
    if (isGapAtTheEnd(seen, to)) {
      unseen.add(new Stretch(seen, to));
    }
    return unseen;
  }

  /** Those of the probes that did not hold over the last minute before {@code end}. */
  List<String> failingAt(Instant end, List<String> names) {
    List<SliWindow> last =
        windows.stream()
            .filter(window ->
                !window.start().isBefore(end.minus(LAST))
                    && !window.start().plus(window.length()).isAfter(end))
            .toList();
    if (last.isEmpty()) {
      return List.of();
    }
    SliWindow together = together(last);
    return names.stream()
        .filter(name -> judge(probes(List.of(name)), together) == Judgment.FAILS)
        .toList();
  }

  private static SliWindow together(List<SliWindow> windows) {
    Map<String, CommandTally> tallies = new TreeMap<>();
    Integer p95 = null;
    for (SliWindow window : windows) {
      window.byCommand().forEach((word, tally) -> tallies.merge(word, tally, CommandTally::plus));
      Integer here = window.p95Ms();
      p95 = here == null || (p95 != null && p95 >= here) ? p95 : here;
    }
    return new SliWindow(windows.getFirst().start(), LAST, tallies, null, p95);
  }

  private List<Probe> probes(List<String> names) {
    return names.stream()
        .map(name -> {
          ProbeSpec spec = spec(name);
          return new Probe(
              spec.command(), compiled.computeIfAbsent(spec.expect(), ProbeExpectation::compile));
        })
        .toList();
  }

  private ProbeSpec spec(String name) {
    ProbeSpec spec = specs.get(name);
    if (spec == null) {
      throw new IllegalStateException("the run plan has no probe '" + name + "'");
    }
    return spec;
  }

  private Judgment judge(List<Probe> probes, SliWindow window) {
    if (window.all().total() == 0) {
      return Judgment.SILENT;
    }
    Judgment all = Judgment.HOLDS;
    for (Probe probe : probes) {
      switch (probe.expectation().evaluate(seen(probe.command(), window))) {
        case Verdict.True() -> {}
        case Verdict.False() -> {
          return Judgment.FAILS;
        }
        case Verdict.Undecided(String reason) -> all = Judgment.SILENT;
      }
    }
    return all;
  }

  private Map<String, Object> seen(@Nullable String command, SliWindow window) {
    CommandTally asked = new CommandTally(0, 0, 0, 0, 0);
    CommandTally others = asked;
    for (Map.Entry<String, CommandTally> entry : window.byCommand().entrySet()) {
      if (command == null || command.equals(entry.getKey())) {
        asked = asked.plus(entry.getValue());
      }
      if (!aimedAt.contains(entry.getKey())) {
        others = others.plus(entry.getValue());
      }
    }
    Map<String, Object> seen = new HashMap<>();
    seen.put("total", asked.total());
    seen.put("bad", asked.bad());
    if (asked.total() > 0) {
      seen.put("ok", asked.bad() == 0);
      seen.put("ratio", (double) asked.good() / asked.total());
    }
    if (others.total() > 0) {
      seen.put("otherRatio", (double) others.real() / others.total());
    }
    Integer p95 = window.p95Ms();
    if (p95 != null) {
      seen.put("latencyMs", p95);
    }
    return seen;
  }
}
