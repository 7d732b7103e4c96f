package dev.firedrill.slo;

/** How many requests had a known outcome, and how many of them a good one. */
public record SliTally(long good, long total) {
  public static final SliTally NONE = new SliTally(0, 0);

  public static SliTally of(CommandTally.Outcome outcome) {
    CommandTally one = CommandTally.of(outcome);
    return new SliTally(one.good(), one.total());
  }

  public SliTally plus(SliTally other) {
    return new SliTally(good + other.good, total + other.total);
  }
}
