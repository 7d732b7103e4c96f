package dev.firedrill.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every fault promises. A test class of a fault extends this, or hands it each of its faults.
 */
public abstract class FaultContract {
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** The fault under test with arguments that its schema allows. */
  protected abstract Fault fault();

  protected abstract Args args();

  /** Another set of arguments, so that a change can be told. */
  protected abstract Args otherArgs();

  /** A bot that no other test knows. */
  protected abstract TeamEnvironment freshBot();

  protected abstract java.time.InstantSource clock();

  /** Time goes by for whatever expires. */
  protected abstract void pass(Duration time);

  /** A team, or another operation, puts its own value where the fault put its. */
  protected abstract void takeOver(TeamEnvironment bot);

  /** Whether it happens once: then nothing stands whose place anybody could take. */
  protected boolean isOneShot() {
    return false;
  }

  /** What a fault that happens once acts on, as it is now; asked of such faults only. */
  protected Object standing(TeamEnvironment bot) {
    throw new UnsupportedOperationException("it does not happen once");
  }

  /** False for one that takes none, so that no two orders can differ. */
  protected boolean hasArguments() {
    return true;
  }

  private FaultOrder order(TeamEnvironment bot, String operation, long epoch) {
    return new FaultOrder(bot, args(), operation, epoch, clock().instant().plus(LIFE));
  }

  private Map<String, Object> applied(FaultOrder order) {
    Map<String, Object> snapshot = fault().snapshot(order);
    assertThat(fault().apply(order)).isEqualTo(new Applied.Done());
    return snapshot;
  }

  @Test
  void nothingIsThereBefore() {
    FaultOrder order = order(freshBot(), "op", 1);
    Map<String, Object> snapshot = fault().snapshot(order);

    assertThat(fault().read(order, snapshot)).isEqualTo(TargetReading.AS_BEFORE);
    assertThat(fault().clean(order, snapshot)).isTrue();
  }

  @Test
  void injectingTwiceIsInjectingOnce() {
    FaultOrder order = order(freshBot(), "op", 1);
    Map<String, Object> snapshot = applied(order);

    assertThat(fault().apply(order)).isEqualTo(new Applied.Done());
    assertThat(fault().read(order, snapshot)).isEqualTo(TargetReading.OURS);
    assertThat(fault().revertIfOurs(order, snapshot)).isEqualTo(RevertOutcome.REVERTED);
    assertThat(fault().clean(order, snapshot)).isTrue();
  }

  @Test
  void whoTakesOverAfterACrashFindsItsOwnValueAndMayGoOn() {
    TeamEnvironment bot = freshBot();
    FaultOrder first = order(bot, "op", 1);
    Map<String, Object> snapshot = applied(first);
    FaultOrder next = order(bot, "op", 2);

    assertThat(fault().read(next, snapshot)).isEqualTo(TargetReading.OURS);
    assertThat(fault().apply(next)).isEqualTo(new Applied.Done());
    assertThat(fault().revertIfOurs(next, snapshot)).isEqualTo(RevertOutcome.REVERTED);
    assertThat(fault().clean(next, snapshot)).isTrue();
  }

  @Test
  void anOlderEpochIsRefusedOnceANewerWasSeen() {
    TeamEnvironment bot = freshBot();
    applied(order(bot, "op", 5));

    assertThat(fault().apply(order(bot, "op", 4))).isInstanceOf(Applied.Refused.class);
  }

  @Test
  void revertingTwiceIsRevertingOnce() {
    FaultOrder order = order(freshBot(), "op", 1);
    Map<String, Object> snapshot = applied(order);

    assertThat(fault().revertIfOurs(order, snapshot)).isEqualTo(RevertOutcome.REVERTED);
    assertThat(fault().revertIfOurs(order, snapshot)).isEqualTo(RevertOutcome.REVERTED);
    assertThat(fault().clean(order, snapshot)).isTrue();
    assertThat(fault().read(order, snapshot)).isEqualTo(TargetReading.AS_BEFORE);
  }

  @Test
  void aRevertBeforeTheEffectKeepsItFromComing() {
    FaultOrder order = order(freshBot(), "op", 1);
    Map<String, Object> snapshot = fault().snapshot(order);

    assertThat(fault().revertIfOurs(order, snapshot)).isEqualTo(RevertOutcome.REVERTED);

    assertThat(fault().apply(order)).isInstanceOf(Applied.Refused.class);
    assertThat(fault().clean(order, snapshot)).isTrue();
  }

  @Test
  void nothingBringsBackWhatWasReverted() {
    TeamEnvironment bot = freshBot();
    FaultOrder order = order(bot, "op", 1);
    Map<String, Object> snapshot = applied(order);
    fault().revertIfOurs(order, snapshot);

    assertThat(fault().apply(order(bot, "op", 99))).isInstanceOf(Applied.Refused.class);
    assertThat(fault().clean(order, snapshot)).isTrue();
  }

  @Test
  void whatSomebodyElsePutThereStays() {
    TeamEnvironment bot = freshBot();
    FaultOrder order = order(bot, "op", 1);
    Map<String, Object> snapshot = applied(order);
    takeOver(bot);

    if (isOneShot()) {
      Object since = standing(bot);
      assertThat(fault().apply(order)).isEqualTo(new Applied.Done());
      assertThat(fault().revertIfOurs(order, snapshot)).isEqualTo(RevertOutcome.REVERTED);
      assertThat(fault().clean(order, snapshot)).isTrue();
      assertThat(standing(bot)).isEqualTo(since);
      return;
    }
    assertThat(fault().read(order, snapshot)).isEqualTo(TargetReading.CHANGED);
    assertThat(fault().revertIfOurs(order, snapshot)).isEqualTo(RevertOutcome.SUPERSEDED);
    assertThat(fault().clean(order, snapshot)).isTrue();
    assertThat(fault().read(order, snapshot)).isEqualTo(TargetReading.CHANGED);
  }

  @Test
  void itHealsByItselfWhenEverybodyIsGone() {
    FaultOrder order = order(freshBot(), "op", 1);
    Map<String, Object> snapshot = applied(order);

    pass(LIFE);

    assertThat(fault().clean(order, snapshot)).isTrue();
    assertThat(fault().read(order, snapshot)).isEqualTo(TargetReading.AS_BEFORE);
  }

  @Test
  void anotherTeamIsNotTouched() {
    FaultOrder theirs = order(freshBot(), "op-theirs", 1);
    Map<String, Object> before = fault().snapshot(theirs);
    FaultOrder ours = order(freshBot(), "op-ours", 1);
    Map<String, Object> snapshot = applied(ours);

    assertThat(fault().read(theirs, before)).isEqualTo(TargetReading.AS_BEFORE);
    applied(theirs);
    fault().revertIfOurs(theirs, before);

    assertThat(fault().read(ours, snapshot)).isEqualTo(TargetReading.OURS);
  }

  @Test
  void whatIsStoredBeforeTheEffectIsPlainAndTellsTheArguments() {
    FaultOrder order = order(freshBot(), "op", 1);
    FaultOrder other = new FaultOrder(order.target(), otherArgs(), "op", 1, order.expiresAt());

    if (hasArguments()) {
      assertThat(fault().injected(order)).isNotEqualTo(fault().injected(other));
    }
    assertThat(fault().injected(order).values())
        .allSatisfy(value ->
            assertThat(value)
                .isInstanceOfAny(String.class, Number.class, Boolean.class, java.util.List.class));
  }
}
