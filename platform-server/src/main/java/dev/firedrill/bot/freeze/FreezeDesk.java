package dev.firedrill.bot.freeze;

import dev.firedrill.bot.Reason;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where freezes are made and removed: the freeze and its evidence commit together. */
public final class FreezeDesk {
  private static final Duration LONGEST = Duration.ofDays(90);

  /** A freeze to be; without a team for the course, without an environment for both. */
  public record Wish(
      @Nullable TeamId team,
      @Nullable EnvironmentName environment,
      Instant from,
      Instant to,
      String reason) {}

  private final Freezes freezes;
  private final Evidence evidence;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  public FreezeDesk(
      Freezes freezes,
      Evidence evidence,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.freezes = freezes;
    this.evidence = evidence;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws Failure invalid-input for times that are over, the wrong way round or more than 90 days
   *     apart, and for the reason
   */
  public Freeze add(Wish wish, PersonId by) {
    String why = Reason.checked(wish.reason(), "deployments are frozen");
    Instant now = clock.instant();
    if (!wish.to().isAfter(wish.from())) {
      throw Failure.invalid("The freeze ends before it begins; give a later end.");
    }
    if (!wish.to().isAfter(now)) {
      throw Failure.invalid("The freeze is over already; give an end in the future.");
    }
    if (Duration.between(wish.from(), wish.to()).compareTo(LONGEST) > 0) {
      throw Failure.invalid(
          "The freeze lasts more than %d days; give an earlier end.".formatted(LONGEST.toDays()));
    }
    Freeze freeze =
        new Freeze(ids.next(), wish.team(), wish.environment(), wish.from(), wish.to(), why, by);
    return transactions.call(() -> {
      freezes.add(freeze, now);
      evidence.append(fact(freeze, "made", by));
      return freeze;
    });
  }

  /** Removes the freeze, also one that goes on; removing it twice does no harm. */
  public void remove(Freeze freeze, PersonId by) {
    transactions.run(() -> {
      if (freezes.remove(freeze.id(), by, clock.instant())) {
        evidence.append(fact(freeze, "removed", by));
      }
    });
  }

  /**
   * @throws Failure not-found when it is not there or was removed
   */
  public Freeze get(UUID id) {
    return freezes
        .find(id)
        .orElseThrow(() -> Failure.notFound("There is no freeze " + id + ", or no longer."));
  }

  private static NewEvidence fact(Freeze freeze, String verb, PersonId by) {
    String where = freeze.environment() == null ? "both environments" : freeze.environment().word();
    String text =
        "A deploy freeze of %s from %s to %s was %s: %s"
            .formatted(where, freeze.from(), freeze.to(), verb, freeze.reason());
    Map<String, Object> payload = new HashMap<>();
    payload.put("change", verb);
    payload.put("from", freeze.from().toString());
    payload.put("to", freeze.to().toString());
    payload.put("reason", freeze.reason());
    String subject = "freeze:" + freeze.id();
    NewEvidence fact =
        freeze.team() == null
            ? NewEvidence.ofPlatform(EvidenceKind.FREEZE_CHANGED, subject, text)
            : NewEvidence.of(EvidenceKind.FREEZE_CHANGED, freeze.team(), subject, text);
    NewEvidence signed = fact.withActor(by).withPayload(payload);
    return freeze.environment() == null ? signed : signed.withEnvironment(freeze.environment());
  }
}
