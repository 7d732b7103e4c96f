package dev.firedrill.schedule.quartz;

import dev.firedrill.schedule.AlarmName;
import dev.firedrill.schedule.RunningAlarmClock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/** Quartz as an alarm clock and nothing more. */
final class QuartzAlarmClock implements RunningAlarmClock {
  private static final String NAME = "firedrill";

  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final Scheduler scheduler;

  QuartzAlarmClock(DataSource dataSource, String instanceId) {
    String source = NAME + "-" + instanceId;
    DBConnectionManager.getInstance()
        .addConnectionProvider(source, new SharedConnections(dataSource));
    try {
      scheduler = ofItsOwn(properties(source, instanceId));
      scheduler.setJobFactory((bundle, running) -> new AlarmJob(handlers));
    } catch (SchedulerException misconfigured) {
      throw new IllegalStateException("cannot set up Quartz", misconfigured);
    }
  }

  /**
   * All servers' schedulers have one name, by which they share alarms, and Quartz would give the
   * second one of a process the first one's: it must forget it.
   */
  private static synchronized Scheduler ofItsOwn(Properties properties) throws SchedulerException {
    Scheduler made = new StdSchedulerFactory(properties).getScheduler();
    SchedulerRepository.getInstance().remove(NAME);
    return made;
  }

  private static Properties properties(String source, String instanceId) {
    Properties properties = new Properties();
    Map.ofEntries(
            Map.entry("scheduler.instanceName", NAME),
            Map.entry("scheduler.instanceId", instanceId),
            Map.entry("scheduler.skipUpdateCheck", "true"),
            Map.entry("scheduler.jmx.export", "false"),
            // How late a server may hear of an alarm that another one set.
            Map.entry("scheduler.idleWaitTime", "5000"),
            Map.entry("threadPool.class", SimpleThreadPool.class.getName()),
            Map.entry("threadPool.threadCount", "2"),
            Map.entry("jobStore.class", JobStoreTX.class.getName()),
            Map.entry("jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName()),
            Map.entry("jobStore.dataSource", source),
            Map.entry("jobStore.tablePrefix", "qrtz_"),
            Map.entry("jobStore.useProperties", "true"),
            Map.entry("jobStore.isClustered", "true"),
            Map.entry("jobStore.clusterCheckinInterval", "5000"),
            Map.entry("jobStore.misfireThreshold", "5000"),
            // Off by default, and then one alarm may ring on two servers (quartz issue 107).
            Map.entry("jobStore.acquireTriggersWithinLock", "true"))
        .forEach((key, value) -> properties.setProperty("org.quartz." + key, value));
    return properties;
  }

  @Override
  public void at(Instant time, AlarmName name, Map<String, String> data) {
    JobDetail job =
        JobBuilder.newJob(AlarmJob.class)
            .withIdentity(name.key(), name.kind())
            .requestRecovery()
            .build();
    data.forEach((key, value) -> job.getJobDataMap().put(key, value));
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(name.key(), name.kind())
            .startAt(Date.from(time))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
            .build();
    try {
      scheduler.scheduleJob(job, Set.of(trigger), true);
    } catch (SchedulerException failure) {
      throw new IllegalStateException("cannot set the alarm " + name, failure);
    }
  }

  @Override
  public void cancel(AlarmName name) {
    try {
      scheduler.deleteJob(new JobKey(name.key(), name.kind()));
    } catch (SchedulerException failure) {
      throw new IllegalStateException("cannot take back the alarm " + name, failure);
    }
  }

  @Override
  public void register(String kind, Handler handler) {
    if (handlers.putIfAbsent(kind, handler) != null) {
      throw new IllegalStateException("two handlers for alarms of the kind " + kind);
    }
  }

  @Override
  public void start() {
    try {
      scheduler.start();
    } catch (SchedulerException failure) {
      throw new IllegalStateException("cannot start Quartz", failure);
    }
  }

  @Override
  public void stop() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException failure) {
      throw new IllegalStateException("cannot stop Quartz", failure);
    }
  }
}
