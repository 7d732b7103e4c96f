package dev.firedrill.timeline.api;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.timeline.Milestones;
import dev.firedrill.timeline.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From facts to a timeline, purely. Facts the reader may not learn of leave no trace. */
record TimelineBuilder(
    Instant from,
    Instant to,
    EnvironmentName environment,
    double objective,
    Insight insight,
    Function<PersonId, String> handles) {
  /** Notes and pins are read with their words from where they are kept. */
  private static final Set<EvidenceKind> ANNOTATED =
      Set.of(
          EvidenceKind.TIMELINE_NOTED,
          EvidenceKind.TIMELINE_PINNED,
          EvidenceKind.TIMELINE_UNPINNED,
          EvidenceKind.TIMELINE_STAFF_ANNOTATED);

  /**
   * The timeline of these facts, which are in order of time. Facts about faults may be older than
   * the timeline begins, so that what was in force then is drawn.
   */
  TimelineView build(List<EvidenceEvent> facts) {
    List<TimelineEventView> events = new ArrayList<>();
    List<SliPointView> sli = new ArrayList<>();
    List<EvidenceEvent> faults = new ArrayList<>();
    for (EvidenceEvent fact : facts) {
      if (!insight.shows(fact.kind()) || ANNOTATED.contains(fact.kind())) {
        continue;
      }
      boolean noise = Boolean.FALSE.equals(fact.payload().get("groundTruth"));
      if (fact.kind().lane() == Lane.FAULT && !noise) {
        faults.add(fact);
      }
      if (!isWithin(fact)) {
        continue;
      }
      if (fact.kind() == EvidenceKind.SLI_WINDOW) {
        point(fact, sli);
      } else if (fact.kind() != EvidenceKind.PROBE_SAMPLED) {
        events.add(event(fact, handles));
      }
    }
    return new TimelineView(
        from, to, events, sli, objective, insight.showsFaults() ? windows(faults) : List.of());
  }

  private boolean isWithin(EvidenceEvent fact) {
    return !fact.occurredAt().isBefore(from)
        && fact.occurredAt().isBefore(to)
        && (fact.environment() == null || fact.environment() == environment);
  }

  private static void point(EvidenceEvent fact, List<SliPointView> sli) {
    SliWindow window = SliWindow.of(fact.occurredAt(), fact.payload());
    CommandTally all = window.all();
    if (all.total() > 0) {
      sli.add(
          new SliPointView(
              window.start(), all.good(), all.total(), window.p50Ms(), window.p95Ms()));
    }
  }

  static TimelineEventView event(EvidenceEvent fact, Function<PersonId, String> handles) {
    PersonId actor = fact.actor();
    return new TimelineEventView(
        fact.id(),
        fact.occurredAt(),
        fact.kind().lane(),
        Track.of(fact.kind()),
        fact.kind().slug(),
        fact.text(),
        actor == null ? null : handles.apply(actor),
        actor == null,
        Milestones.holds(fact));
  }

  /** A fault from its first trace to its last. */
  private static final class Window {
    private final String title;
    private @Nullable Instant injected;
    private @Nullable Instant verified;
    private @Nullable Instant gone;

    Window(String title) {
      this.title = title;
    }

    void add(EvidenceEvent fact) {
      Instant at = fact.occurredAt();
      switch (fact.kind()) {
        case FAULT_APPLIED -> injected = injected == null ? at : injected;
        case FAULT_VERIFIED -> {
          injected = injected == null ? at : injected;
          verified = verified == null ? at : verified;
        }
        case FAULT_REVERTED, FAULT_CLEAN, FAULT_SUPERSEDED -> gone = gone == null ? at : gone;
        // Planned or stuck says nothing about when the fault began or ended.
        default -> {}
      }
    }
  }

  private List<FaultWindowView> windows(List<EvidenceEvent> faults) {
    Map<String, Window> windows = new LinkedHashMap<>();
    for (EvidenceEvent fact : faults) {
      String step = String.valueOf(fact.payload().getOrDefault("step", fact.subject()));
      String title = String.valueOf(fact.payload().getOrDefault("title", step));
      windows.computeIfAbsent(fact.runId() + "/" + step, key -> new Window(title)).add(fact);
    }
    List<FaultWindowView> views = new ArrayList<>();
    windows.forEach((id, window) -> {
      Instant injected = window.injected;
      Instant gone = window.gone;
      if (injected != null && injected.isBefore(to) && (gone == null || gone.isAfter(from))) {
        views.add(new FaultWindowView(id, window.title, injected, gone, window.verified));
      }
    });
    return views;
  }
}
