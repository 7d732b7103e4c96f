package dev.firedrill.grading.diagnosis;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentChanged;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.scenarios.Success;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes diagnoses. What it answers depends on how many there were and on the time, never on what is
 * right; before the first one is taken it tells nobody whether a run goes on.
 */
public final class DiagnosisDesk {
  /** In bytes of UTF-8. */
  public static final int REASONS_AT_MOST = 2_000;

  /** An incident declared this short before a run may still be about it. */
  private static final Duration BEFORE = Duration.ofMinutes(5);

  private static final String SENTENCE =
      "The best try counts, and each earlier one takes a tenth off. You learn what it was worth when"
          + " the grade is published.";

  /** How a team stands: {@code next} is the number of the next try, null after the last. */
  public record Standing(List<Diagnosis> tries, @Nullable Integer next, String sentence) {
    public Standing {
      tries = List.copyOf(tries);
    }
  }

  /** What came of handing one in. */
  public sealed interface Outcome {
    /** Kept; the sentence says how many are left. */
    record Kept(Diagnosis diagnosis, String sentence) implements Outcome {}

    /** Not kept; the reason says why and what would help. */
    record Refused(String reason) implements Outcome {}

    /** Not kept, because a value breaks a rule. The reason names both. */
    record Unfit(String field, String reason) implements Outcome {}

    record NotYours() implements Outcome {}
  }

  private final Diagnoses diagnoses;
  private final Incidents incidents;
  private final RunQueries runs;
  private final Scenarios scenarios;
  private final Teams teams;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public DiagnosisDesk(
      Diagnoses diagnoses,
      Incidents incidents,
      RunQueries runs,
      Scenarios scenarios,
      Teams teams,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.diagnoses = diagnoses;
    this.incidents = incidents;
    this.runs = runs;
    this.scenarios = scenarios;
    this.teams = teams;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** What the team chooses from. */
  public Choices choices(TeamId team) {
    return Choices.of(scenarios.all(), team);
  }

  /** What was handed in about the incident's run so far. */
  public Standing standing(Incident incident) {
    List<Diagnosis> own = diagnoses.of(incident.id());
    RunId run =
        own.isEmpty() ? running(incident).map(RunRecord::id).orElse(null) : own.getFirst().run();
    List<Diagnosis> tries = run == null ? List.of() : diagnoses.of(run, incident.team());
    Success.Diagnosis asked =
        tries.isEmpty()
            ? null
            : runs.find(tries.getFirst().run()).map(DiagnosisDesk::asked).orElse(null);
    if (asked == null) {
      return new Standing(
          tries,
          1,
          "Hand in what you believe is wrong, while you work on it: up to 3 times, where the"
              + " exercise takes no fewer. "
              + SENTENCE);
    }
    int left = asked.maxSubmissions() - tries.size();
    return new Standing(
        tries,
        left > 0 ? tries.size() + 1 : null,
        (left > 0 ? left + (left == 1 ? " try is left. " : " tries are left. ") : "") + SENTENCE);
  }

  private static Success.Diagnosis asked(RunRecord run) {
    return RunPlan.parse(run.plan()).scenario().success().diagnosis();
  }

  /** The run that goes on and that the incident may be about. */
  private Optional<RunRecord> running(Incident incident) {
    return runs.activeRunOf(incident.team())
        .filter(run -> !incident.declaredAt().isBefore(run.startedAt().minus(BEFORE)));
  }

  /**
   * Hands one in.
   *
   * @param number the try that was shown as the next one, so that nobody spends two by mistake
   */
  public Outcome submit(IncidentId id, PersonId by, int number, Answer answer) {
    Outcome.Unfit unfit = unfit(id, answer);
    if (unfit != null) {
      return unfit;
    }
    return transactions.call(() -> {
      Incident incident = incidents.lock(id).orElse(null);
      if (incident == null || !isMember(incident.team(), by)) {
        return new Outcome.NotYours();
      }
      RunRecord run = running(incident).orElse(null);
      if (run == null) {
        return new Outcome.Refused(
            incident.label()
                + " belongs to no exercise that goes on, so a diagnosis of it is not taken. Write"
                + " it into the postmortem instead.");
      }
      return submit(incident, run, by, number, answer);
    });
  }

  private Outcome submit(Incident incident, RunRecord run, PersonId by, int number, Answer answer) {
    Success.Diagnosis asked = asked(run);
    List<Diagnosis> before = diagnoses.of(run.id(), incident.team());
    Instant now = clock.instant();
    String refusal = refusal(run, asked, before, number, answer, now);
    if (refusal != null) {
      return new Outcome.Refused(refusal);
    }
    Diagnosis diagnosis =
        new Diagnosis(run.id(), incident.team(), number, incident.id(), answer, by, now);
    if (!diagnoses.add(diagnosis)) {
      return new Outcome.Refused(taken(before.size() + 1));
    }
    evidence.append(fact(incident, diagnosis, asked));
    events.publish(new IncidentChanged(incident.id(), incident.team()));
    int left = asked.maxSubmissions() - number;
    return new Outcome.Kept(
        diagnosis,
        "Kept as try "
            + number
            + " of "
            + asked.maxSubmissions()
            + (left == 0
                ? ", the last one."
                : "; more are taken until "
                    + Mrkdwn.time(run.startedAt().plus(asked.deadline()))
                    + "."));
  }

  private static @Nullable String refusal(
      RunRecord run,
      Success.Diagnosis asked,
      List<Diagnosis> before,
      int number,
      Answer answer,
      Instant now) {
    Instant deadline = run.startedAt().plus(asked.deadline());
    if (now.isAfter(deadline)) {
      return "Diagnoses of this exercise were taken until "
          + Mrkdwn.time(deadline)
          + "; nothing was kept. Write yours into the postmortem.";
    }
    if (before.size() >= asked.maxSubmissions()) {
      return "Your team has handed in "
          + before.size()
          + " of "
          + asked.maxSubmissions()
          + " diagnoses, so no further one is taken. Write it into the postmortem.";
    }
    if (number != before.size() + 1) {
      return taken(before.size());
    }
    return before.stream()
        .filter(earlier -> earlier.answer().says(answer))
        .findFirst()
        .map(same ->
            "Try "
                + same.number()
                + " said exactly this; nothing was kept, and no try is spent. Change a choice, or"
                + " leave it at that.")
        .orElse(null);
  }

  private static String taken(int number) {
    return "Somebody of your team handed in try "
        + number
        + " in the meantime; nothing was kept. Look at it and decide again.";
  }

  private Outcome.@Nullable Unfit unfit(IncidentId id, Answer answer) {
    TeamId team = incidents.find(id).map(Incident::team).orElse(null);
    String unknown = team == null ? null : choices(team).unknown(answer);
    if (unknown != null) {
      String value =
          switch (unknown) {
            case "component" -> answer.component();
            case "mechanism" -> answer.mechanism();
            default -> answer.trigger();
          };
      return new Outcome.Unfit(
          unknown, "The " + unknown + " '" + value + "' is none of the choices; take one of them.");
    }
    int bytes = answer.reasons().getBytes(StandardCharsets.UTF_8).length;
    if (answer.reasons().isBlank()) {
      return new Outcome.Unfit("reasons", "Say in a sentence what makes you believe so.");
    }
    return bytes > REASONS_AT_MOST
        ? new Outcome.Unfit(
            "reasons",
            "The reasons have " + bytes + " bytes; keep them to " + REASONS_AT_MOST + ".")
        : null;
  }

  private static NewEvidence fact(Incident incident, Diagnosis diagnosis, Success.Diagnosis asked) {
    Answer answer = diagnosis.answer();
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("incidentId", incident.id().toString());
    payload.put("number", incident.number());
    payload.put("try", diagnosis.number());
    payload.put("component", answer.component());
    payload.put("mechanism", answer.mechanism());
    payload.put("trigger", answer.trigger());
    payload.put("text", answer.reasons());
    return NewEvidence.of(
            EvidenceKind.DIAGNOSIS_SUBMITTED,
            incident.team(),
            "incident:" + incident.number(),
            incident.label()
                + ": diagnosis, try "
                + diagnosis.number()
                + " of "
                + asked.maxSubmissions()
                + ": "
                + said(answer))
        .withRun(diagnosis.run().value())
        .withActor(diagnosis.by())
        .withPayload(payload)
        .withOccurredAt(diagnosis.at());
  }

  /** The choices in words. */
  public static String said(Answer answer) {
    return Choices.label(answer.component())
        + ", "
        + Choices.label(answer.mechanism())
        + ", set off by: "
        + Choices.label(answer.trigger());
  }

  private boolean isMember(TeamId team, PersonId person) {
    return teams.teamOf(person).map(Team::id).filter(team::equals).isPresent();
  }
}
