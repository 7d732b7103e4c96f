package dev.firedrill.traffic.profile;

import java.util.random.RandomGenerator;

/** When users come, one after another, in seconds from the beginning. For one thread. */
public interface Arrivals {
  /** The next arrival, never before the one before; infinity when nobody comes any more. */
  double next();

  /** As often as the curve says, evenly: each {@code 1/rate} after the last, from a phase on. */
  static Arrivals even(RateCurve curve, RandomGenerator random) {
    double phase = random.nextDouble();
    return new Arrivals() {
      private long count;

      @Override
      public double next() {
        return curve.timeOf(phase + count++);
      }
    };
  }

  /** As often as the curve says on average, each independent of all others. */
  static Arrivals poisson(RateCurve curve, RandomGenerator random) {
    return new Arrivals() {
      private double count;

      @Override
      public double next() {
        count -= Math.log(1 - random.nextDouble());
        return curve.timeOf(count);
      }
    };
  }
}
