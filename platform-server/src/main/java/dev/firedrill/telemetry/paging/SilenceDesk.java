package dev.firedrill.telemetry.paging;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.OnCallChanged;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a team holds back pages for a while. */
public final class SilenceDesk {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MOST = 50;

  private final SilenceStore silences;
  private final AlarmStore alarms;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  public SilenceDesk(
      SilenceStore silences,
      AlarmStore alarms,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock) {
    this.silences = silences;
    this.alarms = alarms;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  public List<Silence> active(TeamId team) {
    return silences.active(team, clock.instant());
  }

  /** What somebody wants to be held back; no alarms means all, no environment both. */
  public record Wish(
      Set<UUID> alarms, @Nullable EnvironmentName environment, Instant until, String reason) {}

  /** Holds back pages from now on; states go on changing. Fails with invalid-input. */
  public Silence add(TeamId team, Wish wish, PersonId by) {
    Instant now = clock.instant();
    if (!wish.until().isAfter(now) || wish.until().isAfter(now.plus(LONGEST))) {
      throw Failure.invalid(
          "The silence ends at %s; let it end within %d hours from now, %s, so that nobody forgets it."
              .formatted(
                  wish.until().truncatedTo(ChronoUnit.SECONDS),
                  LONGEST.toHours(),
                  now.truncatedTo(ChronoUnit.SECONDS)));
    }
    String why = wish.reason().strip();
    if (why.length() < 3 || why.length() > 200) {
      throw Failure.invalid(
          "The reason has %d characters; say in 3 to 200 why nobody is to be called."
              .formatted(why.length()));
    }
    Map<UUID, Alarm> known =
        alarms.list(team).stream().collect(Collectors.toMap(Alarm::id, Function.identity()));
    for (UUID alarm : wish.alarms()) {
      if (!known.containsKey(alarm)) {
        throw Failure.invalid("The team has no alarm " + alarm + "; name one of its alarms.");
      }
    }
    return transactions.call(() -> {
      if (silences.active(team, now).size() >= MOST) {
        throw Failure.invalid("The team has " + MOST + " silences already; end one first.");
      }
      Silence silence =
          new Silence(
              ids.next(), team, wish.environment(), wish.alarms(), now, wish.until(), why, by);
      silences.add(silence);
      String what =
          wish.alarms().isEmpty()
              ? "All alarms"
              : wish.alarms().stream()
                  .flatMap(id -> Stream.ofNullable(known.get(id)))
                  .map(Alarm::name)
                  .collect(Collectors.joining(", "));
      record(
          silence,
          by,
          "%s silenced until %s: %s"
              .formatted(what, wish.until().truncatedTo(ChronoUnit.SECONDS), why));
      return silence;
    });
  }

  /** Ends a silence; false when the team has none of this id that is not over. */
  public boolean end(TeamId team, UUID id, PersonId by) {
    return transactions.call(() -> {
      Optional<Silence> ended = silences.end(team, id, clock.instant());
      ended.ifPresent(silence -> record(silence, by, "A silence was ended: " + silence.reason()));
      return ended.isPresent();
    });
  }

  private void record(Silence silence, PersonId by, String sentence) {
    NewEvidence fact =
        NewEvidence.of(EvidenceKind.SILENCE_CHANGED, silence.team(), "silence", sentence)
            .withActor(by)
            .withPayload(
                Map.of(
                    "alarms",
                    silence.alarms().stream().map(UUID::toString).sorted().toList(),
                    "until",
                    silence.until().toString(),
                    "reason",
                    silence.reason()));
    EnvironmentName environment = silence.environment();
    evidence.append(environment == null ? fact : fact.withEnvironment(environment));
    events.publish(new OnCallChanged(silence.team()));
  }
}
