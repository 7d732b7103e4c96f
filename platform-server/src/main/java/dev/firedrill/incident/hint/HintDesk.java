package dev.firedrill.incident.hint;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentChanged;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Offers and gives hints. The offer depends on how many hints the incident has had and on nothing
 * else, so that it tells nobody whether there is a run, a fault, or a hint to give.
 */
public final class HintDesk {
  /** What the first, second and every further hint of an incident costs at most, in points. */
  private static final List<Integer> PRICES = List.of(3, 5, 7);

  /** How long to wait after asking in vain, so that asking does not become a way of measuring. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int ALL = 1_000;
  private static final String NONE =
      "There is no hint for you now. It cost nothing; ask again in 2 minutes at the earliest.";

  /** The next hint: the how-manieth of the incident it would be, and its price. */
  public record Offer(int number, int cost, String sentence) {}

  /** A hint that was given; {@code cost} is what it really cost. */
  public record Taken(int number, Instant at, PersonId by, double cost, String text) {}

  /** What came of taking the offer. */
  public sealed interface Outcome {
    record Given(Taken taken) implements Outcome {}

    record None(String sentence) implements Outcome {}

    /** Not done; the reason says why and what would help. */
    record Refused(String reason) implements Outcome {}

    record NotYours() implements Outcome {}
  }

  private final Incidents incidents;
  private final Teams teams;
  private final Workspaces workspaces;
  private final HintSource source;
  private final HintAsks asks;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public HintDesk(
      Incidents incidents,
      Teams teams,
      Workspaces workspaces,
      HintSource source,
      HintAsks asks,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.incidents = incidents;
    this.teams = teams;
    this.workspaces = workspaces;
    this.source = source;
    this.asks = asks;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** What the next hint costs. */
  public Offer offer(Incident incident) {
    int number = taken(incident).size() + 1;
    int cost = PRICES.get(Math.min(number, PRICES.size()) - 1);
    return new Offer(
        number,
        cost,
        "If this time is graded, this hint takes "
            + cost
            + " points off the automatic score, or less if it is worth less. If there is none to"
            + " give, it costs nothing, and you can ask again after 2 minutes.");
  }

  /** The hints that the incident has had, oldest first. */
  public List<Taken> taken(Incident incident) {
    List<EvidenceEvent> facts = facts(incident);
    return IntStream.range(0, facts.size()).mapToObj(i -> taken(i + 1, facts.get(i))).toList();
  }

  private static Taken taken(int number, EvidenceEvent fact) {
    return new Taken(
        number,
        fact.occurredAt(),
        Objects.requireNonNull(fact.actor()),
        fact.number("cost"),
        fact.text("text"));
  }

  /** Those that were taken here; what staff gave on their own is of no incident. */
  private List<EvidenceEvent> facts(Incident incident) {
    return ofTeam(incident.team()).stream()
        .filter(fact -> incident.id().toString().equals(fact.payload().get("incidentId")))
        .toList();
  }

  private List<EvidenceEvent> ofTeam(TeamId team) {
    return evidence.find(
        new EvidenceQuery(
            team, null, Set.of(EvidenceKind.INCIDENT_HINT_TAKEN), null, null, false, ALL));
  }

  /** Takes the hint of this number at this price, which are those of the offer that was shown. */
  public Outcome take(IncidentId id, PersonId by, int number, int cost) {
    return transactions.call(() -> {
      Incident incident = incidents.lock(id).orElse(null);
      if (incident == null || !isMember(incident.team(), by)) {
        return new Outcome.NotYours();
      }
      String refusal = refusal(incident, number, cost);
      if (refusal != null) {
        return new Outcome.Refused(refusal);
      }
      Instant now = clock.instant();
      Optional<HintSource.Due> next = next(incident.team(), now);
      if (next.isEmpty()) {
        asks.asked(id, now);
        return new Outcome.None(NONE);
      }
      return new Outcome.Given(give(incident, by, number, cost, next.get(), now));
    });
  }

  private @Nullable String refusal(Incident incident, int number, int cost) {
    if (!incident.isOpen()) {
      return incident.label() + " is resolved; hints are for open incidents.";
    }
    Offer offer = offer(incident);
    if (offer.number() != number || offer.cost() != cost) {
      return "Somebody of your team took a hint in the meantime. The next one costs "
          + offer.cost()
          + " points; nothing was taken.";
    }
    Instant again = asks.last(incident.id()).map(at -> at.plus(PATIENCE)).orElse(null);
    return again != null && clock.instant().isBefore(again)
        ? "Your team asked shortly before. Ask again at "
            + Mrkdwn.time(again.plusSeconds(59))
            + "; nothing was taken."
        : null;
  }

  private Optional<HintSource.Due> next(TeamId team, Instant now) {
    List<HintSource.Due> due = source.due(team, now);
    if (due.isEmpty()) {
      return Optional.empty();
    }
    String run = due.getFirst().run().toString();
    Set<String> had =
        ofTeam(team).stream()
            .filter(fact -> fact.runId() != null && fact.runId().toString().equals(run))
            .map(fact -> fact.text("hint"))
            .collect(Collectors.toSet());
    return due.stream()
        .filter(hint -> !had.contains(hint.id()))
        .filter(hint -> hint.requires() == null || had.contains(hint.requires()))
        .findFirst();
  }

  private Taken give(
      Incident incident, PersonId by, int number, int cost, HintSource.Due hint, Instant now) {
    double charged = Math.min(cost, hint.cost());
    String who = "<@" + workspaces.userOf(incident.team(), by) + ">";
    workspaces.post(
        NewMessage.of(
            incident.channel(),
            workspaces.platformUser(incident.team()),
            "*Hint* taken by " + who + ":\n" + Mrkdwn.escape(hint.text())));
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("incidentId", incident.id().toString());
    payload.put("number", incident.number());
    payload.put("hint", hint.id());
    payload.put("cost", charged);
    payload.put("text", hint.text());
    evidence.append(
        NewEvidence.of(
                EvidenceKind.INCIDENT_HINT_TAKEN,
                incident.team(),
                "incident:" + incident.number(),
                incident.label() + ": a hint was taken: " + hint.text())
            .withRun(hint.run())
            .withActor(by)
            .withPayload(payload)
            .withOccurredAt(now));
    events.publish(new IncidentChanged(incident.id(), incident.team()));
    return new Taken(number, now, by, charged, hint.text());
  }

  private boolean isMember(TeamId team, PersonId person) {
    return teams.teamOf(person).map(Team::id).filter(team::equals).isPresent();
  }
}
