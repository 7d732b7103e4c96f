package dev.firedrill.slo.objective;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Ratio;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Where teams set their objectives. A new version and its evidence commit together. */
public final class ObjectiveDesk {
  private static final int SHORTEST_REASON = 3;
  private static final int LONGEST_REASON = 200;

  /** What is wanted in place of the version that was read. */
  public record Wish(
      long expectedVersion, double target, int windowHours, long latencyMs, String reason) {}

  private final Objectives objectives;
  private final ObjectiveBook book;
  private final Evidence evidence;
  private final Transactions transactions;
  private final SloSettings settings;
  private final InstantSource clock;

  public ObjectiveDesk(
      Objectives objectives,
      Evidence evidence,
      Transactions transactions,
      SloSettings settings,
      InstantSource clock) {
    this.objectives = objectives;
    this.book = new ObjectiveBook(objectives, settings);
    this.evidence = evidence;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws Failure invalid-input for a number out of its range and for the reason
   */
  public ObjectiveOutcome change(TeamEnvironment bot, Wish wish, PersonId by) {
    Objective.check(wish.target(), wish.windowHours(), wish.latencyMs(), settings);
    String why = reason(wish.reason());
    return transactions.call(() -> {
      Objective now = book.of(bot);
      if (now.version() != wish.expectedVersion()) {
        return new ObjectiveOutcome.Stale(now);
      }
      Objective next =
          new Objective(
              bot,
              now.version() + 1,
              new Ratio(wish.target()),
              Duration.ofHours(wish.windowHours()),
              Duration.ofMillis(wish.latencyMs()),
              new Objective.Change(clock.instant(), by, why));
      if (next.promisesAs(now)) {
        return new ObjectiveOutcome.Unchanged(now);
      }
      if (!objectives.add(next)) {
        return new ObjectiveOutcome.Stale(book.of(bot));
      }
      evidence.append(fact(now, next, by, why));
      return new ObjectiveOutcome.Changed(next);
    });
  }

  private static String reason(String said) {
    String why = said.strip();
    int length = why.codePointCount(0, why.length());
    if (length < SHORTEST_REASON || length > LONGEST_REASON) {
      throw Failure.invalid(
          "The reason has %d characters; say in %d to %d why the objective is changed, so that others can follow."
              .formatted(length, SHORTEST_REASON, LONGEST_REASON));
    }
    return why;
  }

  private static NewEvidence fact(Objective before, Objective after, PersonId by, String why) {
    String text =
        "The objective of %s is %s, was %s: %s"
            .formatted(after.bot().environment().word(), after.words(), before.words(), why);
    return NewEvidence.of(
            EvidenceKind.OBJECTIVE_CHANGED,
            after.bot().team(),
            "objective:" + after.bot().environment().word(),
            text)
        .withEnvironment(after.bot().environment())
        .withActor(by)
        .withPayload(
            Map.of(
                "version", after.version(),
                "objective", after.target().value(),
                "windowHours", after.window().toHours(),
                "latencyMs", after.latency().toMillis(),
                "reason", why));
  }
}
