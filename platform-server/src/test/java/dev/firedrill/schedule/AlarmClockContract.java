package dev.firedrill.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every alarm clock promises. A kind is used by one test only: clocks may share a store. */
public abstract class AlarmClockContract {
  /** What rang. */
  public record Rung(AlarmName name, Map<String, String> data) {}

  private final List<Rung> rung = new CopyOnWriteArrayList<>();

  protected abstract AlarmClock clock();

  /** The time that the clock goes by. */
  protected abstract Instant now();

  /** Starts the clock if it must be; handlers are registered by now. */
  protected abstract void started();

  /** Waits or steps until as many rang, and fails if they never do. */
  protected abstract void until(List<Rung> rung, int count);

  /** Makes sure that whatever is due has rung. */
  protected abstract void quiet();

  @Test
  void alarmRingsOnceWithItsData() {
    AlarmName name = new AlarmName("contract.data", "a");
    clock().register("contract.data", (which, data) -> rung.add(new Rung(which, data)));
    started();
    clock().at(now(), name, Map.of("run", "7"));
    until(rung, 1);
    quiet();
    assertThat(rung).containsExactly(new Rung(name, Map.of("run", "7")));
  }

  @Test
  void alarmOfTheSameNameMoves() {
    AlarmName name = new AlarmName("contract.move", "a");
    clock().register("contract.move", (which, data) -> rung.add(new Rung(which, data)));
    started();
    clock().at(now().plusSeconds(3600), name, Map.of("n", "1"));
    clock().at(now(), name, Map.of("n", "2"));
    until(rung, 1);
    quiet();
    assertThat(rung).extracting(Rung::data).containsExactly(Map.of("n", "2"));
  }

  @Test
  void alarmThatIsTakenBackDoesNotRing() {
    clock().register("contract.cancel", (which, data) -> rung.add(new Rung(which, data)));
    started();
    AlarmName taken = new AlarmName("contract.cancel", "taken");
    clock().at(now().plusSeconds(1), taken, Map.of());
    clock().cancel(taken);
    clock().cancel(new AlarmName("contract.cancel", "never-set"));
    clock().at(now().plusSeconds(1), new AlarmName("contract.cancel", "kept"), Map.of());
    until(rung, 1);
    quiet();
    assertThat(rung).extracting(each -> each.name().key()).containsExactly("kept");
  }

  @Test
  void handlerThatFailsSilencesNobodyElse() {
    clock()
        .register(
            "contract.fail",
            (which, data) -> {
              rung.add(new Rung(which, data));
              throw new IllegalStateException("as the test wants");
            });
    started();
    clock().at(now(), new AlarmName("contract.fail", "a"), Map.of());
    clock().at(now(), new AlarmName("contract.fail", "b"), Map.of());
    until(rung, 2);
    quiet();
    assertThat(rung).extracting(each -> each.name().key()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void kindHasOneHandler() {
    clock().register("contract.twice", (which, data) -> {});
    assertThatThrownBy(() -> clock().register("contract.twice", (which, data) -> {}))
        .isInstanceOf(IllegalStateException.class);
  }
}
