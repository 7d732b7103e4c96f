package dev.firedrill.capacity;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where teams change the size of their bots: size, evidence and restart commit together. */
public final class CapacityDesk {
  private static final int SHORTEST_REASON = 3;
  private static final int LONGEST_REASON = 200;

  /**
   * What is wanted; with no expected version, whatever is there is changed. {@code automated}: an
   * automation does it, in the name of whoever made that.
   */
  public record Wish(
      @Nullable Long expectedVersion,
      int memoryMiB,
      int cpuPercent,
      String reason,
      boolean automated) {
    /** By hand. */
    public Wish(@Nullable Long expectedVersion, int memoryMiB, int cpuPercent, String reason) {
      this(expectedVersion, memoryMiB, cpuPercent, reason, false);
    }
  }

  private final Sizes sizes;
  private final CapacityRules rules;
  private final Restarts restarts;
  private final Evidence evidence;
  private final Transactions transactions;
  private final InstantSource clock;

  public CapacityDesk(
      Sizes sizes,
      CapacityRules rules,
      Restarts restarts,
      Evidence evidence,
      Transactions transactions,
      InstantSource clock) {
    this.sizes = sizes;
    this.rules = rules;
    this.restarts = restarts;
    this.evidence = evidence;
    this.transactions = transactions;
    this.clock = clock;
  }

  public CapacityRules rules() {
    return rules;
  }

  public Size size(TeamEnvironment bot) {
    return sizes.newest(bot).orElseGet(() -> Size.usual(bot, rules));
  }

  /** The units that the team's other environment uses. */
  public int unitsBeside(TeamEnvironment bot) {
    int units = 0;
    for (EnvironmentName name : EnvironmentName.values()) {
      if (name != bot.environment()) {
        units += size(new TeamEnvironment(bot.team(), name)).units();
      }
    }
    return units;
  }

  /**
   * Changes the size and restarts the bot with it.
   *
   * @throws Failure invalid-input for a number out of its range and for the reason, and as {@link
   *     Restarts}; then nothing is changed
   */
  public CapacityOutcome change(TeamEnvironment bot, Wish wish, PersonId by) {
    Size.check(wish.memoryMiB(), wish.cpuPercent());
    String why = reason(wish.reason());
    return transactions.call(() -> {
      sizes.lock(bot.team());
      Size now = size(bot);
      if (wish.expectedVersion() != null && now.version() != wish.expectedVersion()) {
        return new CapacityOutcome.Stale(now);
      }
      if (now.memoryMiB() == wish.memoryMiB() && now.cpuPercent() == wish.cpuPercent()) {
        return new CapacityOutcome.Unchanged(now);
      }
      Size next =
          new Size(
              bot,
              now.version() + 1,
              wish.memoryMiB(),
              wish.cpuPercent(),
              new Size.Change(clock.instant(), by, why));
      int wanted = next.units() + unitsBeside(bot);
      // Who is over the budget, because it was lowered, may still become smaller.
      if (wanted > rules.unitsPerTeam() && next.units() >= now.units()) {
        return new CapacityOutcome.OverBudget(
            "%d MiB and %d %% of a core cost %d units, which makes %d with the other environment; the team has %d: ask for less, or make the other one smaller."
                .formatted(
                    next.memoryMiB(),
                    next.cpuPercent(),
                    next.units(),
                    wanted,
                    rules.unitsPerTeam()));
      }
      sizes.add(next);
      restarts.restart(bot, "new size: " + why, wish.automated() ? null : by);
      evidence.append(fact(now, next, by, why));
      return new CapacityOutcome.Changed(next);
    });
  }

  private static String reason(String said) {
    String why = said.strip();
    int length = why.codePointCount(0, why.length());
    // A little less than a restart's reason may have, because that one says more.
    if (length < SHORTEST_REASON || length > LONGEST_REASON - "new size: ".length()) {
      throw Failure.invalid(
          "The reason has %d characters; say in %d to %d why the size is changed, so that others can follow."
              .formatted(length, SHORTEST_REASON, LONGEST_REASON - "new size: ".length()));
    }
    return why;
  }

  private static NewEvidence fact(Size before, Size after, PersonId by, String why) {
    String text =
        "The %s bot gets %d MiB and %d %% of a core (%d units), had %d MiB and %d %% (%d): %s"
            .formatted(
                after.bot().environment().word(),
                after.memoryMiB(),
                after.cpuPercent(),
                after.units(),
                before.memoryMiB(),
                before.cpuPercent(),
                before.units(),
                why);
    return NewEvidence.of(
            EvidenceKind.CAPACITY_CHANGED,
            after.bot().team(),
            "capacity:" + after.bot().environment().word(),
            text)
        .withEnvironment(after.bot().environment())
        .withActor(by)
        .withPayload(
            Map.of(
                "version", after.version(),
                "memoryMiB", after.memoryMiB(),
                "cpuPercent", after.cpuPercent(),
                "units", after.units(),
                "reason", why));
  }
}
