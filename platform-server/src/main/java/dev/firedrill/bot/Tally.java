package dev.firedrill.bot;

/** How many requests users made and how many of them went well; neither is negative. */
public record Tally(long good, long total) {
  public static final Tally NONE = new Tally(0, 0);

  public Tally {
    if (good < 0 || total < good) {
      throw new IllegalArgumentException(good + " good of " + total + " requests cannot be");
    }
  }

  /** In whole percent, rounded down; 100 when nobody asked. */
  public long percentGood() {
    return total == 0 ? 100 : good * 100 / total;
  }
}
