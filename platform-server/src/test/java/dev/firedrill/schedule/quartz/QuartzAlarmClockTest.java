package dev.firedrill.schedule.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.schedule.AlarmClock;
import dev.firedrill.schedule.AlarmClockContract;
import dev.firedrill.schedule.AlarmName;
import dev.firedrill.schedule.RunningAlarmClock;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuartzAlarmClockTest extends AlarmClockContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SHARED = 20;

  private final RunningAlarmClock clock = newClock();

  private static RunningAlarmClock newClock() {
    return QuartzSchedule.alarmClock(DATABASE.dataSource(), UUID.randomUUID().toString());
  }

  @AfterEach
  void stop() {
    clock.stop();
  }

  @Override
  protected AlarmClock clock() {
    return clock;
  }

  @Override
  protected Instant now() {
    return Instant.now();
  }

  @Override
  protected void started() {
    clock.start();
  }

  @Override
  protected void until(List<Rung> rung, int count) {
    await().atMost(PATIENCE).until(() -> rung.size() >= count);
  }

  @Override
  protected void quiet() {
    await().atMost(PATIENCE).until(() -> triggers() == 0 && firing() == 0);
  }

  @Test
  void alarmThatCameDueWhileNobodyRanRingsAfterTheRestart() {
    AlarmName name = new AlarmName("restart", "a");
    clock.at(Instant.now().plusSeconds(1), name, Map.of("run", "7"));
    clock.stop();
    await().atMost(PATIENCE).until(() -> due() == 1);

    List<Rung> rung = new CopyOnWriteArrayList<>();
    RunningAlarmClock next = newClock();
    next.register("restart", (which, data) -> rung.add(new Rung(which, data)));
    next.start();
    try {
      until(rung, 1);
      assertThat(rung).containsExactly(new Rung(name, Map.of("run", "7")));
    } finally {
      next.stop();
    }
  }

  @Test
  void alarmsRingOnOneOfTwoServersAndOnTheOtherWhenOneIsGone() {
    List<Rung> rung = new CopyOnWriteArrayList<>();
    RunningAlarmClock other = newClock();
    for (RunningAlarmClock server : List.of(clock, other)) {
      server.register("shared", (which, data) -> rung.add(new Rung(which, data)));
      server.start();
    }
    try {
      for (int alarm = 0; alarm < SHARED; alarm++) {
        clock.at(Instant.now().plusSeconds(1), new AlarmName("shared", "a" + alarm), Map.of());
      }
      until(rung, SHARED);
      quiet();
      assertThat(rung).hasSize(SHARED).doesNotHaveDuplicates();

      clock.at(Instant.now().plusSeconds(1), new AlarmName("shared", "late"), Map.of());
      clock.stop();
      until(rung, SHARED + 1);
      quiet();
      assertThat(rung).hasSize(SHARED + 1).doesNotHaveDuplicates();
    } finally {
      other.stop();
    }
  }

  @Test
  void dataAreTextAndNotSerializedObjects() {
    clock.at(Instant.now().plusSeconds(3600), new AlarmName("stored", "a"), Map.of("run", "seven"));
    String stored =
        DATABASE
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery(
                        """
                        SELECT convert_from(job_data, 'UTF8') FROM qrtz_job_details
                        WHERE job_group = 'stored'
                        """)
                    .mapTo(String.class)
                    .one());
    assertThat(stored).contains("run=seven");
    clock.cancel(new AlarmName("stored", "a"));
  }

  private static int triggers() {
    return count("SELECT count(*) FROM qrtz_triggers");
  }

  private static int firing() {
    return count("SELECT count(*) FROM qrtz_fired_triggers");
  }

  private static int due() {
    return count(
        """
        SELECT count(*) FROM qrtz_triggers
        WHERE next_fire_time <= extract(epoch FROM clock_timestamp()) * 1000
        """);
  }

  private static int count(String sql) {
    return DATABASE.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
