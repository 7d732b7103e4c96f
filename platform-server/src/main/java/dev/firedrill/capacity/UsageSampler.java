package dev.firedrill.capacity;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes minutes of samples. The processor time of an instance that ended between two samples is
 * lost; one that has just started counts from its start. Not for several threads.
 */
public final class UsageSampler {
  static final Duration KEPT = Duration.ofDays(31);

  /** After a longer silence of the platform the difference says nothing of any one minute. */
  private static final Duration LONGEST_STEP = Duration.ofSeconds(90);

  private static final class Sum {
    long cpuMillis;
    long residentBytes;
    int instances;
    long millis;
  }

  private final RunningUsage running;
  private final UsageMinutes store;
  private Map<String, Long> cpuBefore = new HashMap<>();
  private final Map<TeamEnvironment, Sum> sums = new HashMap<>();
  private Instant sampledAt = Instant.EPOCH;
  private Instant minute = Instant.EPOCH;

  public UsageSampler(RunningUsage running, UsageMinutes store) {
    this.running = running;
    this.store = store;
  }

  /** Takes a sample; a minute is stored with the first sample after it. */
  public void sample(Instant now) {
    Instant current = now.truncatedTo(ChronoUnit.MINUTES);
    Duration step = Duration.between(sampledAt, now);
    List<RunningUsage.Instance> instances = running.now();
    boolean isComparable = step.isPositive() && step.compareTo(LONGEST_STEP) <= 0;
    if (isComparable) {
      add(instances, step);
    }
    Map<String, Long> cpuNow = new HashMap<>();
    instances.forEach(instance -> cpuNow.put(instance.name(), instance.cpuMillis()));
    cpuBefore = cpuNow;
    sampledAt = now;
    if (!current.equals(minute)) {
      close();
      minute = current;
    }
  }

  private void add(List<RunningUsage.Instance> instances, Duration step) {
    Map<TeamEnvironment, Sum> now = new HashMap<>();
    for (RunningUsage.Instance instance : instances) {
      Sum sum = now.computeIfAbsent(instance.bot(), _ -> new Sum());
      long before = cpuBefore.getOrDefault(instance.name(), 0L);
      // An instance that was started again under its name counts from its start.
      sum.cpuMillis +=
          instance.cpuMillis() >= before ? instance.cpuMillis() - before : instance.cpuMillis();
      sum.residentBytes += instance.residentBytes();
      sum.instances++;
    }
    now.forEach((bot, sample) -> {
      Sum sum = sums.computeIfAbsent(bot, _ -> new Sum());
      sum.cpuMillis += sample.cpuMillis;
      sum.millis += step.toMillis();
      sum.residentBytes = Math.max(sum.residentBytes, sample.residentBytes);
      sum.instances = Math.max(sum.instances, sample.instances);
    });
  }

  private void close() {
    List<UsageMinute> minutes = new ArrayList<>();
    sums.forEach((bot, sum) ->
        minutes.add(
            new UsageMinute(
                bot,
                minute,
                (double) sum.cpuMillis / sum.millis,
                sum.residentBytes,
                sum.instances)));
    sums.clear();
    if (!minutes.isEmpty()) {
      store.save(minutes);
    }
  }

  public void forgetOld(Instant now) {
    store.forget(now.minus(KEPT));
  }
}
