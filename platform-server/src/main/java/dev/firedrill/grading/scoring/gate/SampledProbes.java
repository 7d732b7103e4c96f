package dev.firedrill.grading.scoring.gate;

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
 * not. What the service did not show for longer than a sample {@link ProbeReading#reach reaches}
 * counts as not held. What the platform did not look at for that long is decided for the team: a
 * probe goes on to hold until a sample shows that it does not, and one that holds afterwards does
 * so since the last sample before.
 */
final class SampledProbes {
  private record Fact(long id, ProbeReading reading) {}

  private final Map<String, List<Fact>> facts = new TreeMap<>();
  private final Map<String, Long> missing = new TreeMap<>();
  private final Instant start;
  private final Instant end;

  private SampledProbes(Instant start, Instant end) {
    this.start = start;
    this.end = end;
  }

  static SampledProbes none(Instant end) {
    return new SampledProbes(end, end);
  }

  /** From the facts of a run that ends, or is looked at, at {@code end}; in order of time. */
  static SampledProbes of(List<EvidenceEvent> events, Instant start, Instant end) {
    SampledProbes sampled = new SampledProbes(start, end);
    for (EvidenceEvent event : events) {
      if (event.kind() == EvidenceKind.PROBE_CHANGED
          || event.kind() == EvidenceKind.PROBE_SAMPLED) {
        sampled.add(event.id(), ProbeReading.of(event.payload()));
      }
    }
    return sampled;
  }

  private void add(long id, ProbeReading reading) {
    missing.put(reading.probe(), reading.gaps());
    if (!reading.unseen()) {
      facts.computeIfAbsent(reading.probe(), _ -> new ArrayList<>()).add(new Fact(id, reading));
    }
  }

  /** Whether evidence says anything of it. */
  boolean has(String probe) {
    return facts.containsKey(probe);
  }

  /** When it held between the two instants, in order. */
  List<Stretch> stretches(String probe, Instant from, Instant to) {
    return between(walk(probe).held, from, to);
  }

  /** When nobody looked for longer than a sample reaches. */
  List<Stretch> unseen(String probe, Instant from, Instant to) {
    return between(walk(probe).unseen, from, to);
  }

  private static List<Stretch> between(List<Stretch> stretches, Instant from, Instant to) {
    return stretches.stream()
        .filter(stretch -> stretch.overlaps(from, to))
        .map(stretch -> stretch.within(from, to))
        .toList();
  }

  private Walk walk(String probe) {
    Walk walk = new Walk(start);
    facts(probe).forEach(fact -> walk.next(fact.reading()));
    walk.stop(end);
    return walk;
  }

  /** Goes through the samples of one probe in order of time. */
  private static final class Walk {
    private final List<Stretch> held = new ArrayList<>();
    private final List<Stretch> unseen = new ArrayList<>();
    private Instant looked;
    private Instant told;
    private @Nullable Instant began;
    private @Nullable ProbeReading last;

    Walk(Instant start) {
      this.looked = start;
      this.told = start;
    }

    void next(ProbeReading reading) {
      boolean gap = gap(reading, reading.from());
      Instant before = looked;
      doubt(reading, gap ? before : reading.from());
      if (gap) {
        told = reading.from();
      }
      switch (reading.state()) {
        case HELD -> {
          began = began == null ? (gap ? before : reading.from()) : began;
          told = reading.endedAt();
        }
        case NOT_HELD -> close(reading.from());
        case UNKNOWN -> {}
      }
      last = reading;
      looked = reading.endedAt();
    }

    void stop(Instant end) {
      if (last == null) {
        return;
      }
      Instant before = looked;
      boolean gap = gap(last, end);
      doubt(last, gap ? before : end);
      close(end);
    }

    /** Whether nobody looked before {@code next}. */
    private boolean gap(ProbeReading reading, Instant next) {
      boolean gap = next.isAfter(looked.plus(reading.reach()));
      if (gap) {
        unseen.add(new Stretch(looked, next));
      }
      return gap;
    }

    /** Ends what held if the service did not show it for too long until then. */
    private void doubt(ProbeReading reading, Instant until) {
      if (last != null
          && last.state() == State.UNKNOWN
          && until.isAfter(told.plus(reading.reach()))) {
        close(told.plus(reading.every()));
      }
    }

    private void close(Instant at) {
      if (began != null) {
        held.add(new Stretch(began, at));
        began = null;
      }
    }
  }

  /**
   * Whether it did not hold over all of the last while before the end, or before the platform
   * stopped to look.
   */
  boolean isBrokenAtTheEnd(String probe, Duration lastWhile) {
    List<Fact> all = facts(probe);
    if (all.isEmpty()) {
      return false;
    }
    ProbeReading last = all.getLast().reading();
    Instant seen =
        end.isAfter(last.endedAt().plus(last.reach())) ? last.endedAt().plus(last.every()) : end;
    return stretches(probe, seen.minus(lastWhile), seen).isEmpty();
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
    return missing.entrySet().stream()
        .filter(probe -> probe.getValue() > 0)
        .map(probe -> probe.getKey() + " (" + probe.getValue() + ")")
        .toList();
  }

  private List<Fact> facts(String probe) {
    return facts.getOrDefault(probe, List.of());
  }
}
