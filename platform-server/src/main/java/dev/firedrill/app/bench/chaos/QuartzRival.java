package dev.firedrill.app.bench.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** One trigger for each target in Quartz's clustered store, set up as the platform's own. */
final class QuartzRival {
  private static final String NAME = "bench-rival";
  private static final String THREADS = "20";

  private QuartzRival() {}

  /** Never made by Quartz: the job factory gives what marks the target. */
  public static final class Hit implements Job {
    @Override
    public void execute(org.quartz.JobExecutionContext context) {}
  }

  static void run(DataSource database, int targets, Instant due, Marks marks, long seconds)
      throws SchedulerException, InterruptedException {
    DBConnectionManager.getInstance().addConnectionProvider(NAME, new Pool(database));
    Scheduler scheduler = new StdSchedulerFactory(properties()).getScheduler();
    try {
      scheduler.setJobFactory((bundle, running) -> {
        String target = bundle.getJobDetail().getKey().getName();
        return context -> marks.hit(target);
      });
      Map<JobDetail, Set<? extends Trigger>> all = new HashMap<>();
      for (int i = 0; i < targets; i++) {
        JobDetail job = JobBuilder.newJob(Hit.class).withIdentity("t" + i).build();
        all.put(
            job, Set.of(TriggerBuilder.newTrigger().forJob(job).startAt(Date.from(due)).build()));
      }
      scheduler.scheduleJobs(all, true);
      scheduler.start();
      marks.await(targets, seconds);
    } finally {
      scheduler.shutdown(true);
    }
  }

  private static Properties properties() {
    Properties properties = new Properties();
    Map.ofEntries(
            Map.entry("scheduler.instanceName", NAME),
            Map.entry("scheduler.instanceId", NAME),
            Map.entry("scheduler.skipUpdateCheck", "true"),
            Map.entry("scheduler.idleWaitTime", "5000"),
            Map.entry("threadPool.class", SimpleThreadPool.class.getName()),
            Map.entry("threadPool.threadCount", THREADS),
            Map.entry("jobStore.class", JobStoreTX.class.getName()),
            Map.entry("jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName()),
            Map.entry("jobStore.dataSource", NAME),
            Map.entry("jobStore.tablePrefix", "qrtz_"),
            Map.entry("jobStore.isClustered", "true"),
            Map.entry("jobStore.clusterCheckinInterval", "5000"),
            Map.entry("jobStore.acquireTriggersWithinLock", "true"))
        .forEach((key, value) -> properties.setProperty("org.quartz." + key, value));
    return properties;
  }

  private record Pool(DataSource database) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return database.getConnection();
    }

    @Override
    public void initialize() {}

    @Override
    public void shutdown() {}
  }
}
