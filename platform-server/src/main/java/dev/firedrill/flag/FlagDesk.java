package dev.firedrill.flag;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people switch flags: the flag, its history and the evidence commit together. */
public final class FlagDesk {
  private static final int SHORTEST_REASON = 3;
  private static final int LONGEST_REASON = 200;

  private final FlagStore flags;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;

  public FlagDesk(
      FlagStore flags, Evidence evidence, Transactions transactions, DomainEvents events) {
    this.flags = flags;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Switches the flag on or off. With an expected version, only if that is still the flag's.
   *
   * @throws Failure invalid-input unless the reason has 3 to 200 characters
   */
  public FlagOutcome change(
      TeamEnvironment owner,
      String key,
      boolean on,
      String reason,
      @Nullable Long expectedVersion,
      PersonId by) {
    String why = checked(reason);
    return transactions.call(() -> {
      Optional<Flag> found = flags.lock(owner, key);
      if (found.isEmpty()) {
        return new FlagOutcome.UnknownKey(key);
      }
      Flag flag = found.get();
      if (expectedVersion != null && expectedVersion != flag.version()) {
        return new FlagOutcome.Stale(flag);
      }
      if (flag.on() == on) {
        return new FlagOutcome.Unchanged(flag);
      }
      Flag changed = flags.change(owner, key, on, by, why);
      evidence.append(fact(changed, by, why));
      events.publish(new FlagChanged(changed));
      return new FlagOutcome.Changed(changed);
    });
  }

  private static String checked(String reason) {
    String why = reason.strip();
    int length = why.codePointCount(0, why.length());
    if (length < SHORTEST_REASON || length > LONGEST_REASON) {
      throw Failure.invalid(
          "The reason has "
              + length
              + " characters; say in 3 to 200 why the flag is switched, so that others can follow.");
    }
    return why;
  }

  private static NewEvidence fact(Flag flag, PersonId by, String reason) {
    String environment = flag.owner().environment().word();
    String text =
        "%s was switched %s in %s: %s"
            .formatted(flag.key(), flag.on() ? "on" : "off", environment, reason);
    return NewEvidence.of(
            EvidenceKind.FLAG_CHANGED, flag.owner().team(), "flag:" + flag.key(), text)
        .withEnvironment(flag.owner().environment())
        .withActor(by)
        .withPayload(
            Map.of(
                "key",
                flag.key(),
                "on",
                flag.on(),
                "environment",
                flag.owner().environment().name(),
                "reason",
                reason));
  }
}
