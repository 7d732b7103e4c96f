package dev.firedrill.telemetry.metrics;

import java.time.Duration;

/** How finely samples are read: as they were scraped, or one for every so many minutes. */
public record Resolution(int minutes) {
  public static final Resolution RAW = new Resolution(0);

  private static final Duration RAW_UP_TO = Duration.ofHours(6);
  private static final int MOST_ROWS = 12_000;

  /** The finest that keeps a stretch of time readable at once. */
  public static Resolution of(Duration length) {
    if (length.compareTo(RAW_UP_TO) <= 0) {
      return RAW;
    }
    long minutes = length.toMinutes();
    for (int every : new int[] {1, 5, 15}) {
      if (minutes / every <= MOST_ROWS) {
        return new Resolution(every);
      }
    }
    return new Resolution(60);
  }

  public boolean isRaw() {
    return minutes == 0;
  }

  /** How far apart samples are at most where nothing is missing. */
  public Duration spacing() {
    return isRaw() ? Duration.ofSeconds(5) : Duration.ofMinutes(minutes);
  }
}
