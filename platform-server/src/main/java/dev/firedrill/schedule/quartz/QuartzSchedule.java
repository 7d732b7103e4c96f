package dev.firedrill.schedule.quartz;

import dev.firedrill.schedule.CronTimes;
import dev.firedrill.schedule.RunningAlarmClock;
import javax.sql.DataSource;

/** The alarm clock on Quartz. */
public final class QuartzSchedule {
  private QuartzSchedule() {}

  /**
   * A clock that shares its alarms with every server on the same database. The instance id must be
   * another one for each server. Stop it before the data source.
   */
  public static RunningAlarmClock alarmClock(DataSource dataSource, String instanceId) {
    return new QuartzAlarmClock(dataSource, instanceId);
  }

  public static CronTimes cron() {
    return new QuartzCron();
  }
}
