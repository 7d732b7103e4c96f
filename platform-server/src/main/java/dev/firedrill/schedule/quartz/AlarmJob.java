package dev.firedrill.schedule.quartz;

import dev.firedrill.schedule.AlarmClock;
import dev.firedrill.schedule.AlarmName;
import java.util.Map;
import java.util.TreeMap;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One ringing alarm. */
final class AlarmJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmJob.class);

  private final Map<String, AlarmClock.Handler> handlers;

  AlarmJob(Map<String, AlarmClock.Handler> handlers) {
    this.handlers = handlers;
  }

  @Override
  public void execute(JobExecutionContext context) {
    JobKey key = context.getJobDetail().getKey();
    AlarmName name = new AlarmName(key.getGroup(), key.getName());
    AlarmClock.Handler handler = handlers.get(name.kind());
    if (handler == null) {
      LOG.warn("alarm {} rang and nobody listens to its kind", name);
      return;
    }
    Map<String, String> data = new TreeMap<>();
    context
        .getJobDetail()
        .getJobDataMap()
        .forEach((id, value) -> data.put(id, String.valueOf(value)));
    try {
      handler.ring(name, data);
    } catch (RuntimeException failure) {
      LOG.error("the handler of alarm {} failed", name, failure);
    }
  }
}
