package dev.firedrill.telemetry.metrics;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Opens the partitions of the next days and drops those that are not kept any longer. */
public final class MetricRetention {
  private static final int DAYS_AHEAD = 2;

  private final MetricStore store;
  private final int sampleDays;
  private final int minuteDays;
  private final InstantSource clock;

  public MetricRetention(MetricStore store, int sampleDays, int minuteDays, InstantSource clock) {
    this.store = store;
    this.sampleDays = sampleDays;
    this.minuteDays = minuteDays;
    this.clock = clock;
  }

  /** Since when, in milliseconds of the epoch, there are samples and not only minutes. */
  public long samplesSince() {
    return today().minusDays(sampleDays).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  public void keep() {
    LocalDate today = today();
    store.openDays(today.minusDays(1), today.plusDays(DAYS_AHEAD));
    store.dropDays(today.minusDays(sampleDays), today.minusDays(minuteDays));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
