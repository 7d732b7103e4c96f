package dev.firedrill.app.bench.chaos;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** One execution of db-scheduler for each target, claimed in batches, looked for every 100 ms. */
final class DbSchedulerRival {
  private static final int THREADS = 20;

  private DbSchedulerRival() {}

  static void makeTable(Jdbi jdbi) {
    jdbi.useHandle(handle -> {
      handle.execute(
          """
          CREATE TABLE IF NOT EXISTS scheduled_tasks (
            task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
            execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,
            last_success timestamptz, last_failure timestamptz, consecutive_failures int,
            last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
            PRIMARY KEY (task_name, task_instance))
          """);
      handle.execute(
          "CREATE INDEX IF NOT EXISTS scheduled_tasks_time ON scheduled_tasks (execution_time)");
      handle.execute("DELETE FROM scheduled_tasks");
    });
  }

  /** Returns when all targets were hit. */
  static void run(DataSource database, int targets, Instant due, Marks marks, long seconds)
      throws InterruptedException {
    OneTimeTask<Void> task =
        Tasks.oneTime("hit").execute((instance, context) -> marks.hit(instance.getId()));
    Scheduler scheduler =
        Scheduler.create(database, List.of(task))
            .pollUsingLockAndFetch(0.5, 4.0)
            .pollingInterval(Duration.ofMillis(100))
            .threads(THREADS)
            .build();
    List<TaskInstance<?>> all =
        IntStream.range(0, targets).<TaskInstance<?>>mapToObj(i -> task.instance("t" + i)).toList();
    scheduler.scheduleBatch(all, due);
    scheduler.start();
    try {
      marks.await(targets, seconds);
    } finally {
      scheduler.stop();
    }
  }
}
