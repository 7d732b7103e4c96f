package dev.firedrill.telemetry.paging;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.OnCallChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where a team says who is on call. */
public final class OnCallDesk {
  private static final int MOST_MEMBERS = 50;
  private static final int LONGEST_SHIFT_HOURS = 336;
  private static final int LONGEST_NOTE = 200;
  private static final Duration LONGEST_OVERRIDE = Duration.ofDays(30);
  private static final Duration FURTHEST_START = Duration.ofDays(366);

  private final OnCallStore rotas;
  private final Teams teams;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  public OnCallDesk(
      OnCallStore rotas,
      Teams teams,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock) {
    this.rotas = rotas;
    this.teams = teams;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of setting a rota. */
  public sealed interface Outcome {
    record Saved(OnCall now) implements Outcome {}

    record Stale(OnCall current) implements Outcome {}
  }

  /** What the team set, or what holds when it never did. */
  public OnCall of(TeamId team) {
    return rotas.find(team).orElseGet(() -> OnCall.none(clock.instant()));
  }

  /** Sets rota and escalation; fails with invalid-input when they break a rule. */
  public Outcome save(
      TeamId team,
      OnCall.Rota rota,
      int ackWithinSeconds,
      OnCall.Then then,
      long expected,
      PersonId by) {
    check(team, rota, ackWithinSeconds);
    return transactions.call(() -> {
      OnCall before = of(team);
      if (before.version() != expected) {
        return new Outcome.Stale(before);
      }
      OnCall after = new OnCall(expected + 1, rota, ackWithinSeconds, then, before.overrides());
      rotas.save(team, after);
      String who =
          rota.members().isEmpty()
              ? "nobody"
              : rota.members().stream().map(this::handle).collect(Collectors.joining(", "));
      record(
          team,
          by,
          "The rota is %s, %d h each; unanswered pages go on after %d s"
              .formatted(who, rota.shiftHours(), ackWithinSeconds));
      return new Outcome.Saved(of(team));
    });
  }

  private void check(TeamId team, OnCall.Rota rota, int ackWithinSeconds) {
    require(
        rota.members().size() <= MOST_MEMBERS,
        "A rota has at most " + MOST_MEMBERS + " places; leave some out.");
    Set<PersonId> members = members(team);
    for (PersonId person : rota.members()) {
      require(
          members.contains(person),
          "%s is not a member of the team; only members can be on call.".formatted(handle(person)));
    }
    require(
        rota.shiftHours() >= 1 && rota.shiftHours() <= LONGEST_SHIFT_HOURS,
        "A shift of %d h is not offered; give 1 to %d hours."
            .formatted(rota.shiftHours(), LONGEST_SHIFT_HOURS));
    require(
        ackWithinSeconds >= 30 && ackWithinSeconds <= 3600,
        "A page must be taken within 30 to 3600 seconds, not %d.".formatted(ackWithinSeconds));
    require(
        Duration.between(clock.instant(), rota.startsAt()).abs().compareTo(FURTHEST_START) <= 0,
        "The rota begins at %s; let it begin within a year from now.".formatted(rota.startsAt()));
  }

  /** Makes somebody else take over from now on; the override. */
  public OnCall.HandOver handOver(
      TeamId team, PersonId to, Instant until, String note, PersonId by) {
    Instant now = clock.instant();
    require(
        members(team).contains(to),
        "%s is not a member of the team; hand over to one who is.".formatted(handle(to)));
    require(
        until.isAfter(now) && !until.isAfter(now.plus(LONGEST_OVERRIDE)),
        "The hand-over ends at %s; let it end within %d days from now."
            .formatted(until, LONGEST_OVERRIDE.toDays()));
    String why = note.strip();
    require(
        why.length() <= LONGEST_NOTE,
        "The note has %d characters; at most %d are kept.".formatted(why.length(), LONGEST_NOTE));
    return transactions.call(() -> {
      if (rotas.find(team).isEmpty()) {
        rotas.save(team, OnCall.none(now));
      }
      OnCall.HandOver override = new OnCall.HandOver(ids.next(), to, now, until, why, by);
      rotas.override(team, override);
      record(
          team,
          by,
          "%s is on call until %s%s"
              .formatted(
                  handle(to),
                  until.truncatedTo(ChronoUnit.MINUTES),
                  why.isEmpty() ? "" : ": " + why));
      return override;
    });
  }

  /** Ends an override; false when there is none of this id that is not over. */
  public boolean endOverride(TeamId team, UUID id, PersonId by) {
    return transactions.call(() -> {
      boolean ended = rotas.endOverride(team, id, clock.instant());
      if (ended) {
        record(team, by, "A hand-over ended early; the rota holds again");
      }
      return ended;
    });
  }

  private void record(TeamId team, PersonId by, String sentence) {
    evidence.append(
        NewEvidence.of(EvidenceKind.ON_CALL_CHANGED, team, "on-call", sentence).withActor(by));
    events.publish(new OnCallChanged(team));
  }

  private Set<PersonId> members(TeamId team) {
    return teams.members(team).stream().map(Member::id).collect(Collectors.toSet());
  }

  private String handle(PersonId person) {
    return teams.person(person).map(member -> "@" + member.handle()).orElse("somebody");
  }

  private static void require(boolean kept, String sentence) {
    if (!kept) {
      throw Failure.invalid(sentence);
    }
  }
}
