package dev.firedrill.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.process.launch.CpuLimit;
import dev.firedrill.bot.process.os.OsProcess;
import dev.firedrill.bot.process.os.ProcessTable;
import dev.firedrill.bot.process.os.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stepped by hand, with the numbers of processes that do not exist. */
class CpuKeeperTest {
  private static final long NOBODY = 1L << 30;
  private static final Subject BOT = new Subject("mark", NOBODY, OptionalInt.empty());

  private long nanos;
  private long ticks;
  private final CpuKeeper keeper =
      new CpuKeeper(CpuLimit.defaults(), () -> nanos, new ProcessTable());

  /** The bot keeps so many cores busy for a second; what is decided then. */
  private Optional<CpuKeeper.Verdict> second(double cores) {
    nanos += Duration.ofSeconds(1).toNanos();
    ticks += Math.round(cores * 100);
    return keeper.look(BOT, List.of(new OsProcess(NOBODY, 1, NOBODY, NOBODY, 1, 0, ticks, 0)));
  }

  private Optional<CpuKeeper.Verdict> seconds(int many, double cores) {
    Optional<CpuKeeper.Verdict> last = Optional.empty();
    for (int i = 0; i < many && last.isEmpty(); i++) {
      last = second(cores);
    }
    return last;
  }

  @Test
  void oneWholeCoreForAMinuteCostsThePriorityOnce() {
    assertThat(seconds(60, 1.0)).isEmpty();
    assertThat(second(1.0))
        .contains(
            new CpuKeeper.Verdict.Lowered(
                "kept 100 % of a core busy for 60 s: until it is started again it runs only when"
                    + " nobody else wants to"));
    assertThat(seconds(300, 1.0)).isEmpty();
  }

  @Test
  void aShareOfItsOwnReplacesTheUsualOne() {
    for (int i = 0; i <= 60; i++) {
      nanos += Duration.ofSeconds(1).toNanos();
      ticks += 30;
      Optional<CpuKeeper.Verdict> verdict =
          keeper.look(BOT, List.of(new OsProcess(NOBODY, 1, NOBODY, NOBODY, 1, 0, ticks, 0)), 0.25);
      assertThat(verdict.isPresent()).isEqualTo(i == 60);
    }
  }

  @Test
  void twoCoresForHalfAMinuteAreTheEnd() {
    assertThat(seconds(30, 2.0)).isEmpty();
    assertThat(second(2.0))
        .contains(new CpuKeeper.Verdict.End("kept 2.0 cores busy for 30 s, its limit is 1.5"));
  }

  @Test
  void aBotThatStartsOrIsAskedALotIsLeftAlone() {
    assertThat(seconds(10, 2.0)).isEmpty();
    assertThat(seconds(600, 0.6)).isEmpty();
  }

  @Test
  void aBotThatIsGoneIsForgotten() {
    seconds(30, 2.0);
    keeper.keepOnly(Set.of());

    assertThat(second(2.0)).isEmpty();
  }
}
