package dev.firedrill.grading.scoring;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.ProbeReading.State;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the samples of probes say. A probe holds from the sample that shows it until one that does
 * not. What is not known for longer than a sample {@link ProbeReading#reach reaches} counts as not
 * held, be it that no sample was taken or that it could not be told.
 */
final class SampledProbes {
  private record Fact(long id, ProbeReading reading) {}

  private final Map<String, List<Fact>> facts = new TreeMap<>();
  private final Instant end;

  private SampledProbes(Instant end) {
    this.end = end;
  }

  static SampledProbes none(Instant end) {
    return new SampledProbes(end);
  }

  /** From the facts of a run that ends, or is looked at, at {@code end}; in order of time. */
  static SampledProbes of(List<EvidenceEvent> events, Instant end) {
    SampledProbes sampled = new SampledProbes(end);
    for (EvidenceEvent event : events) {
      if (event.kind() == EvidenceKind.PROBE_CHANGED
          || event.kind() == EvidenceKind.PROBE_SAMPLED) {
        ProbeReading reading = ProbeReading.of(event.payload());
        sampled
            .facts
            .computeIfAbsent(reading.probe(), _ -> new ArrayList<>())
            .add(new Fact(event.id(), reading));
      }
    }
    return sampled;
  }

  /** Whether evidence says anything of it. */
  boolean has(String probe) {
    return facts.containsKey(probe);
  }

  /** When it held between the two instants, in order. */
  List<Stretch> stretches(String probe, Instant from, Instant to) {
    return held(probe).stream()
        .filter(stretch -> stretch.overlaps(from, to))
        .map(stretch -> stretch.within(from, to))
        .toList();
  }

  private List<Stretch> held(String probe) {
    List<Stretch> stretches = new ArrayList<>();
    Instant began = null;
    @Nullable ProbeReading last = null;
    for (Fact fact : facts(probe)) {
      ProbeReading reading = fact.reading();
      if (reading.state() == State.UNKNOWN) {
        continue;
      }
      if (began != null && last != null && !reaches(last, reading.from())) {
        stretches.add(new Stretch(began, last.endedAt().plus(last.every())));
        began = null;
      }
      if (reading.state() == State.HELD) {
        began = began == null ? reading.from() : began;
      } else if (began != null) {
        stretches.add(new Stretch(began, reading.from()));
        began = null;
      }
      last = reading;
    }
    if (began != null && last != null) {
      stretches.add(
          new Stretch(began, reaches(last, end) ? end : last.endedAt().plus(last.every())));
    }
    return stretches;
  }

  private static boolean reaches(ProbeReading reading, Instant next) {
    return !next.isAfter(reading.endedAt().plus(reading.reach()));
  }

  /**
   * Whether it did not hold over all of the last while before the end. Where nobody took samples at
   * the end, what the last one told counts: that is the platform's gap, not the team's.
   */
  boolean isBrokenAtTheEnd(String probe, Duration lastWhile) {
    List<Fact> all = facts(probe);
    if (all.isEmpty()) {
      return false;
    }
    if (!reaches(all.getLast().reading(), end)) {
      return all.reversed().stream()
          .map(fact -> fact.reading().state())
          .filter(state -> state != State.UNKNOWN)
          .findFirst()
          .filter(state -> state == State.HELD)
          .isEmpty();
    }
    return stretches(probe, end.minus(lastWhile), end).isEmpty();
  }

  /** The facts that say how the probe stood then and how it stood last. */
  Stream<Long> proof(String probe, @Nullable Instant at) {
    List<Fact> all = facts(probe);
    return at == null
        ? all.stream().skip(Math.max(0, all.size() - 1)).map(Fact::id)
        : all.stream()
            .filter(fact -> !fact.reading().endedAt().isBefore(at))
            .limit(1)
            .map(Fact::id);
  }

  /** For people: the probes of which samples are missing, and how many. */
  List<String> gaps() {
    List<String> said = new ArrayList<>();
    facts.forEach((probe, all) -> {
      ProbeReading last = all.getLast().reading();
      if (last.gaps() > 0) {
        said.add(probe + " (" + last.gaps() + ")");
      }
    });
    return said;
  }

  private List<Fact> facts(String probe) {
    return facts.getOrDefault(probe, List.of());
  }
}
