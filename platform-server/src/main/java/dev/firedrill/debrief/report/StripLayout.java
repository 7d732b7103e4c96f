package dev.firedrill.debrief.report;

import dev.firedrill.debrief.Distribution;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the dots of one measure stand on a line of time, in points from the left end of the line
 * and upwards from it. Dots that would touch are stacked; those who never did it stand at the right
 * end.
 *
 * @param medianX null when there is no median
 * @param neverX the middle of those who never did it
 * @param rise from one dot of a stack to the next: less than a dot where a stack would grow too
 *     high
 * @param height of the highest stack
 */
record StripLayout(
    List<Placed> dots,
    List<Tick> ticks,
    @Nullable Double medianX,
    double neverX,
    double rise,
    double height) {
  /** How wide and high a dot is, with the room around it. */
  static final double DOT = 9;

  /** A report of hundreds of teams still has its four plots on two pages. */
  static final double HEIGHT_AT_MOST = 108;

  private static final List<Long> STEPS =
      List.of(5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L, 3600L, 7200L);
  private static final long LONGEST_STEP = 14_400;

  /** {@code x} is its middle; {@code level} counts the dots below it at about the same place. */
  record Placed(TeamId team, @Nullable Duration took, double x, int level) {}

  /** A labelled time. */
  record Tick(Duration time, double x) {}

  StripLayout {
    dots = List.copyOf(dots);
    ticks = List.copyOf(ticks);
  }

  /** The layout on a line of this width. */
  static StripLayout of(Distribution spread, double width) {
    long longest = Math.max(1, spread.limit().toSeconds());
    for (Distribution.Dot dot : spread.dots()) {
      longest = Math.max(longest, dot.took() == null ? 0 : dot.took().toSeconds());
    }
    double neverX = Math.max(DOT, width - DOT);
    // "never" keeps room of its own, so that the last time is not taken for it.
    double perSecond = Math.max(0, neverX - 5 * DOT) / longest;
    List<Placed> dots = new ArrayList<>();
    int levels = 1;
    for (Distribution.Dot dot : spread.dots()) {
      Duration took = dot.took();
      double x = took == null ? neverX : x(took, perSecond);
      int level = freeLevel(dots, x);
      levels = Math.max(levels, level + 1);
      dots.add(new Placed(dot.team(), took, x, level));
    }
    double rise = Math.min(DOT, HEIGHT_AT_MOST / levels);
    Duration median = spread.median();
    return new StripLayout(
        dots,
        ticks(longest, perSecond),
        median == null ? null : x(median, perSecond),
        neverX,
        rise,
        rise * (levels - 1) + DOT);
  }

  private static double x(Duration time, double perSecond) {
    return DOT / 2 + time.toMillis() / 1000.0 * perSecond;
  }

  private static int freeLevel(List<Placed> dots, double x) {
    BitSet taken = new BitSet();
    // The dots come in the order of time: those before the first that does not touch cannot either.
    for (Placed dot : dots.reversed()) {
      if (x - dot.x() >= DOT) {
        break;
      }
      taken.set(dot.level());
    }
    return taken.nextClearBit(0);
  }

  /** At most seven round times from zero. */
  private static List<Tick> ticks(long longest, double perSecond) {
    long step =
        STEPS.stream()
            .filter(each -> longest <= 6 * each)
            .findFirst()
            .orElse(LONGEST_STEP * Math.ceilDiv(longest, 6 * LONGEST_STEP));
    return LongStream.rangeClosed(0, longest / step)
        .mapToObj(i -> Duration.ofSeconds(i * step))
        .map(time -> new Tick(time, x(time, perSecond)))
        .toList();
  }
}
