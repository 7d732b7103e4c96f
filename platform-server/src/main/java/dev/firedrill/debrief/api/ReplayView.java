package dev.firedrill.debrief.api;

import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Debrief;
import dev.firedrill.debrief.DebriefDesk;
import dev.firedrill.debrief.Replay;
import dev.firedrill.debrief.Sight;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.Lane;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happened to one team, to be played again; a timeline with what is so from each event on. */
public record ReplayView(
    String team,
    String name,
    boolean own,
    Instant from,
    Instant to,
    double objective,
    List<ReplayMomentView> events,
    List<ReplayPointView> sli,
    List<ReplayFaultView> faultWindows) {

  /**
   * An event; from then on {@code about} has the {@code value}, where they are not null. {@code
   * actor} is a handle.
   */
  public record ReplayMomentView(
      long id,
      Instant at,
      Lane lane,
      String kind,
      String text,
      @Nullable String actor,
      boolean machine,
      @Nullable String about,
      @Nullable String value) {}

  /** What users saw in the window that begins then; where nothing was measured there is none. */
  public record ReplayPointView(
      Instant at, long good, long total, @Nullable Integer p50Ms, @Nullable Integer p95Ms) {}

  /** A fault in force. */
  public record ReplayFaultView(
      String id, String title, Instant from, @Nullable Instant to, @Nullable Instant verifiedAt) {}

  static ReplayView of(
      Debrief debrief,
      Cast.Part part,
      Replay replay,
      double objective,
      Sight sight,
      Function<PersonId, String> handles) {
    return new ReplayView(
        part.key(),
        part.name(),
        part.own(),
        DebriefDesk.from(debrief),
        DebriefDesk.to(debrief),
        objective,
        replay.moments().stream()
            .map(moment -> moment(moment, sight == Sight.OTHER ? person -> "" : handles))
            .toList(),
        replay.sli().stream()
            .map(point ->
                new ReplayPointView(
                    point.at(), point.good(), point.total(), point.p50Ms(), point.p95Ms()))
            .toList(),
        replay.faults().stream()
            .map(fault ->
                new ReplayFaultView(
                    fault.id(), fault.title(), fault.from(), fault.to(), fault.verifiedAt()))
            .toList());
  }

  private static ReplayMomentView moment(Replay.Moment moment, Function<PersonId, String> handles) {
    EvidenceEvent fact = moment.fact();
    PersonId actor = fact.actor();
    String handle = actor == null ? "" : handles.apply(actor);
    return new ReplayMomentView(
        fact.id(),
        fact.occurredAt(),
        fact.kind().lane(),
        fact.kind().slug(),
        moment.text(),
        handle.isEmpty() ? null : handle,
        actor == null,
        moment.about(),
        moment.value());
  }
}
