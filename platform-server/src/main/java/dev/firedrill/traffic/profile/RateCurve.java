package dev.firedrill.traffic.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * How many arrivals a second are meant at each time: a chain of straight pieces from time zero on,
 * zero after the last. Times are seconds, rates are per second. Immutable.
 */
public final class RateCurve {
  /** From one rate evenly to another. */
  public record Piece(double seconds, double from, double to) {
    public Piece {
      if (!(seconds > 0) || !(from >= 0) || !(to >= 0) || !Double.isFinite(from + to + seconds)) {
        throw new IllegalArgumentException(
            "a piece of %s s from %s to %s arrivals a second is none".formatted(seconds, from, to));
      }
    }

    double rateAt(double second) {
      return from + (to - from) * second / seconds;
    }

    double countUntil(double second) {
      return second * (from + rateAt(second)) / 2;
    }

    /** When this many have come; the slope may be so small that only the other form is exact. */
    double timeOf(double count) {
      double slope = (to - from) / seconds;
      double root = Math.sqrt(Math.max(0, from * from + 2 * slope * count));
      double sum = from + root;
      return sum <= 0 ? seconds : Math.clamp(2 * count / sum, 0, seconds);
    }
  }

  private final List<Piece> pieces;
  private final double[] begins;
  private final double[] counts;

  private RateCurve(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.begins = new double[pieces.size() + 1];
    this.counts = new double[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      begins[i + 1] = begins[i] + piece.seconds();
      counts[i + 1] = counts[i] + piece.countUntil(piece.seconds());
    }
  }

  public static RateCurve of(List<Piece> pieces) {
    return new RateCurve(pieces);
  }

  public static RateCurve steady(double rate, double seconds) {
    return of(List.of(new Piece(seconds, rate, rate)));
  }

  public static RateCurve ramp(double from, double to, double seconds) {
    return of(List.of(new Piece(seconds, from, to)));
  }

  /**
   * A base, a rise, a peak that is held, a fall and the base again; the peak lies in the middle.
   * What does not fit into {@code seconds} is taken from the hold first, then from the slopes.
   */
  public static RateCurve spike(
      double base, double peak, double rise, double hold, double seconds) {
    double slope = Math.min(rise, seconds / 2);
    double top = Math.min(hold, seconds - 2 * slope);
    double foot = (seconds - 2 * slope - top) / 2;
    List<Piece> pieces = new ArrayList<>();
    add(pieces, foot, base, base);
    add(pieces, slope, base, peak);
    add(pieces, top, peak, peak);
    add(pieces, slope, peak, base);
    add(pieces, foot, base, base);
    return of(pieces);
  }

  /** These rates for {@code bucket} seconds each, over again until {@code seconds} are full. */
  public static RateCurve buckets(List<Double> rates, double bucket, double seconds) {
    List<Piece> pieces = new ArrayList<>();
    double at = 0;
    for (int i = 0; at < seconds - 1e-9; i++) {
      double rate = rates.get(i % rates.size());
      double length = Math.min(bucket, seconds - at);
      add(pieces, length, rate, rate);
      at += length;
    }
    return of(pieces);
  }

  private static void add(List<Piece> pieces, double seconds, double from, double to) {
    if (seconds > 1e-9) {
      pieces.add(new Piece(seconds, from, to));
    }
  }

  public double seconds() {
    return begins[pieces.size()];
  }

  /** The highest rate at any time. */
  public double highest() {
    return pieces.stream().mapToDouble(piece -> Math.max(piece.from(), piece.to())).max().orElse(0);
  }

  public double rateAt(double second) {
    if (second < 0 || second >= seconds()) {
      return 0;
    }
    int piece = at(begins, second);
    return pieces.get(piece).rateAt(second - begins[piece]);
  }

  /** How many are meant to have come by then. */
  public double countUntil(double second) {
    if (second <= 0) {
      return 0;
    }
    if (second >= seconds()) {
      return counts[pieces.size()];
    }
    int piece = at(begins, second);
    return counts[piece] + pieces.get(piece).countUntil(second - begins[piece]);
  }

  /** When this many have come; infinity when never so many come. */
  public double timeOf(double count) {
    if (count >= counts[pieces.size()]) {
      return Double.POSITIVE_INFINITY;
    }
    int piece = at(counts, Math.max(0, count));
    return begins[piece] + pieces.get(piece).timeOf(Math.max(0, count) - counts[piece]);
  }

  /** The last piece that begins at or before the value; a piece without arrivals is skipped. */
  private int at(double[] marks, double value) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (marks[middle] <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
