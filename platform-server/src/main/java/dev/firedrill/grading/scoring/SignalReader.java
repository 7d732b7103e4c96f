package dev.firedrill.grading.scoring;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.grading.scoring.gate.GateReport;
import dev.firedrill.grading.scoring.gate.Gates;
import dev.firedrill.grading.scoring.gate.RulesVersion;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.team.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the signals of one team in one run from its evidence, and from nothing else.
 *
 * <ul>
 *   <li><b>Effect</b>: the first verified effect of a fault.
 *   <li><b>Detected</b>: see {@link Response#detection}.
 *   <li><b>Engaged</b>: somebody of the roster wrote in the incident's channel or updated it.
 *   <li><b>Mitigated</b>: the start of the first stretch of {@code sustain} after the effect in
 *       which all healthy probes and invariants held. The stretch must be complete before the
 *       platform takes the fault back: what is well only after that is not the team's doing.
 *   <li><b>Resolved</b>: where samples say whether the cause is gone, the start of the first
 *       stretch of {@code observe} in which it was. Otherwise the team's word that it is over, if
 *       users stayed well for {@code observe}; where the word came early, the start of the first
 *       such stretch that follows. Never without a mitigation, nor before it.
 * </ul>
 *
 * <p>Gates are judged by the rules that the run was recorded for: see {@link RulesVersion}.
 */
public final class SignalReader {
  private final ScoringRules rules;
  private final Set<PersonId> roster;
  private final Grants grants;

  /** Of a team that staff granted nothing. */
  public SignalReader(ScoringRules rules, Set<PersonId> roster) {
    this(rules, roster, Grants.NONE);
  }

  public SignalReader(ScoringRules rules, Set<PersonId> roster, Grants grants) {
    this.rules = rules;
    this.roster = Set.copyOf(roster);
    this.grants = grants;
  }

  /**
   * The signals between {@code from} (inclusive) and {@code to} (exclusive). The events are the
   * team's, in order of time; those outside are ignored.
   *
   * @param voided whether the run already knows that a fault had no effect on the team
   */
  public Signals read(List<EvidenceEvent> all, Instant from, Instant to, boolean voided) {
    List<EvidenceEvent> events =
        all.stream()
            .filter(event -> !event.occurredAt().isBefore(from) && event.occurredAt().isBefore(to))
            .toList();
    Effects effects = Effects.of(events, rules.oneShot(), to);
    Response response = new Response(events, roster);
    List<Signals.Diagnosed> diagnoses = response.diagnoses(rules.success().diagnosis(), from);
    List<EvidenceEvent> sli =
        events.stream()
            .filter(event ->
                event.kind() == EvidenceKind.SLI_WINDOW
                    && event.environment() == EnvironmentName.PRODUCTION)
            .toList();
    List<EvidenceEvent> falseAlarms =
        response.falseAlarms(effects.stretches()).stream()
            .filter(event -> !grants.isExcused(event.occurredAt()))
            .toList();
    Instant effect = effects.first();
    String reason = voidReason(effects, effect, voided);
    RulesVersion version = RulesVersion.of(all);
    if (effect == null) {
      return withoutEffect(from, to, reason, response, diagnoses, falseAlarms, version);
    }
    return new Reading(version, events, sli, effects, response, effect, from, to)
        .signals(from, reason, diagnoses, falseAlarms);
  }

  private @Nullable String voidReason(Effects effects, @Nullable Instant effect, boolean voided) {
    if (grants.voidedBecause() != null) {
      return grants.voidedBecause();
    }
    EvidenceEvent fact = effects.voided();
    if (fact != null || voided) {
      return "A fault of this run had no verified effect on the team, so nothing is scored.";
    }
    return effect == null && !rules.control()
        ? "No fault of this run had a verified effect on the team, so nothing is scored."
        : null;
  }

  private Signals withoutEffect(
      Instant from,
      Instant to,
      @Nullable String reason,
      Response response,
      List<Signals.Diagnosed> diagnoses,
      List<EvidenceEvent> falseAlarms,
      RulesVersion version) {
    List<EvidenceEvent> declared = response.declarations();
    UUID incident = declared.isEmpty() ? null : Response.incident(declared.getFirst());
    List<Long> none = List.of();
    return new Signals(
        from,
        to,
        reason,
        null,
        to,
        incident,
        null,
        null,
        null,
        null,
        0,
        0,
        0,
        null,
        List.of(),
        Duration.ZERO,
        0,
        0,
        declared.size(),
        falseAlarms.size(),
        List.of(),
        false,
        List.of(),
        GateReport.unexplained(version),
        response.hints(),
        diagnoses,
        grants,
        new Signals.Proof(none, none, none, none, none, none, ids(falseAlarms.stream())));
  }

  private static List<Long> ids(Stream<EvidenceEvent> events) {
    return events.map(EvidenceEvent::id).toList();
  }

  /** One team with a fault that had an effect. */
  private final class Reading {
    private final List<EvidenceEvent> events;
    private final List<EvidenceEvent> sli;
    private final List<SliWindow> windows;
    private final Gates gates;
    private final Effects effects;
    private final Response response;
    private final Instant effect;
    private final Instant to;

    Reading(
        RulesVersion version,
        List<EvidenceEvent> events,
        List<EvidenceEvent> sli,
        Effects effects,
        Response response,
        Instant effect,
        Instant from,
        Instant to) {
      this.events = events;
      this.sli = sli;
      this.windows =
          sli.stream().map(event -> SliWindow.of(event.occurredAt(), event.payload())).toList();
      this.gates =
          new Gates(
              new Gates.Expected(version, rules.success(), rules.probes(), rules.aimedAt()),
              events,
              windows,
              new Gates.Times(from, effect, effects.last(), to));
      this.effects = effects;
      this.response = response;
      this.effect = effect;
      this.to = to;
    }

    Signals signals(
        Instant from,
        @Nullable String reason,
        List<Signals.Diagnosed> diagnoses,
        List<EvidenceEvent> falseAlarms) {
      Optional<EvidenceEvent> declared = response.detection(effect);
      Instant detected = declared.map(event -> later(event.occurredAt(), effect)).orElse(null);
      Optional<EvidenceEvent> engaged =
          declared.flatMap(event -> response.engagement(event, later(event.occurredAt(), effect)));
      Instant mitigated = gates.mitigated();
      Optional<EvidenceEvent> word =
          detected == null ? Optional.empty() : response.resolution(detected);
      Instant resolved =
          gates.resolved(word.map(EvidenceEvent::occurredAt).orElse(null), mitigated);
      Instant due =
          effect
              .plus(rules.success().detect().curve().full())
              .plus(rules.success().comms().firstWithin());
      List<EvidenceEvent> updates = response.updates(effect);
      Answers answers = answers();
      CommandTally total = sinceEffect();
      List<String> broken = gates.broken();
      UUID incident =
          declared
              .or(() -> response.declarations().stream().findFirst())
              .map(Response::incident)
              .orElse(null);
      return new Signals(
          from,
          to,
          reason,
          effect,
          effects.last(),
          incident,
          detected,
          engaged.map(EvidenceEvent::occurredAt).orElse(null),
          mitigated,
          resolved,
          total.bad(),
          total.total(),
          badMinutes(),
          due,
          updates.stream().map(EvidenceEvent::occurredAt).toList(),
          stale(updates, due, resolved == null ? to : resolved),
          answers.asked(),
          answers.answered(),
          response.declarations().size(),
          falseAlarms.size(),
          broken,
          mitigated == null && gates.isWellAtLast(),
          gates.notJudged(),
          gates.report(mitigated, resolved),
          response.hints(),
          diagnoses,
          grants,
          new Signals.Proof(
              Stream.concat(
                      effects.ids().stream().limit(1), declared.stream().map(EvidenceEvent::id))
                  .toList(),
              ids(engaged.stream()),
              Stream.concat(
                      ids(windowAt(mitigated)).stream(), gates.mitigationProof(mitigated, broken))
                  .distinct()
                  .toList(),
              Stream.concat(
                      ids(resolved == null ? Stream.empty() : word.stream()).stream(),
                      gates.resolutionProof(resolved))
                  .toList(),
              effects.ids(),
              Stream.concat(ids(updates.stream()).stream(), answers.ids().stream())
                  .sorted()
                  .toList(),
              ids(falseAlarms.stream())));
    }

    private CommandTally sinceEffect() {
      return windows.stream()
          .filter(window -> !window.start().isBefore(effect))
          .filter(window -> !grants.isExcused(window.start()))
          .map(SliWindow::all)
          .reduce(new CommandTally(0, 0, 0, 0, 0), CommandTally::plus);
    }

    private double badMinutes() {
      double minutes = 0;
      for (SliWindow window : windows) {
        CommandTally all = window.all();
        if (!window.start().isBefore(effect)
            && !grants.isExcused(window.start())
            && all.total() > 0) {
          minutes += (double) all.bad() / all.total() * Minutes.of(window.length());
        }
      }
      return minutes;
    }

    private Duration stale(List<EvidenceEvent> updates, Instant due, Instant end) {
      double minutes =
          ScoreFormulas.stale(
              updates.stream().map(event -> Minutes.between(effect, event.occurredAt())).toList(),
              Minutes.between(effect, due),
              Minutes.between(effect, end),
              Minutes.of(rules.success().comms().cadence()),
              grants.excused().stream()
                  .map(it ->
                      new ScoreFormulas.Span(
                          Minutes.between(effect, it.from()), Minutes.between(effect, it.to())))
                  .toList());
      return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private record Answers(int asked, int answered, List<Long> ids) {}

    private Answers answers() {
      int asked = 0;
      int answered = 0;
      Set<Long> ids = new LinkedHashSet<>();
      for (EvidenceEvent inject : events) {
        if (inject.kind() != EvidenceKind.INJECT_SENT
            || !(inject.payload().get("respondWithinSeconds") instanceof Number within)) {
          continue;
        }
        Instant until = inject.occurredAt().plusSeconds(within.longValue());
        Optional<EvidenceEvent> answer =
            response.answer(inject.text("channel"), inject.occurredAt(), until);
        // Whoever had less time than promised because the run ended owes no answer.
        boolean hadTheTime =
            until.isBefore(to) && grants.excusedWithin(inject.occurredAt(), until).isZero();
        if (answer.isPresent() || hadTheTime) {
          asked++;
          ids.add(inject.id());
        }
        if (answer.isPresent()) {
          answered++;
          ids.add(answer.get().id());
        }
      }
      return new Answers(asked, answered, List.copyOf(ids));
    }

    private Stream<EvidenceEvent> windowAt(@Nullable Instant start) {
      return sli.stream().filter(event -> event.occurredAt().equals(start));
    }

    private static Instant later(Instant one, Instant other) {
      return one.isAfter(other) ? one : other;
    }
  }
}
