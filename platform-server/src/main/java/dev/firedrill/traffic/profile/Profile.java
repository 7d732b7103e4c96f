package dev.firedrill.traffic.profile;

import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.scenarios.crowd.Recording;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When users are meant to come, from the beginning of a stretch to its end: a pure function of the
 * name, its arguments and the stretch's length.
 *
 * @param offsets where each arrival was recorded, in seconds; null when the curve says how often
 */
public record Profile(RateCurve curve, boolean random, @Nullable List<Double> offsets) {
  private static final Duration BUCKET = Duration.ofMinutes(1);

  /** The profile of this name; the arguments are those that its schema allows. */
  public static Profile of(String name, Args args, Duration length, CrowdCatalog catalog) {
    double seconds = length.toMillis() / 1000.0;
    return switch (name) {
      case "steady" -> even(RateCurve.steady(rate(args), seconds));
      case "poisson" -> new Profile(RateCurve.steady(rate(args), seconds), true, null);
      case "ramp" -> even(RateCurve.ramp(number(args, "from"), number(args, "to"), seconds));
      case "spike" -> even(spike(args, seconds));
      case "recorded" -> recorded(args, seconds, catalog);
      default ->
          throw new IllegalArgumentException(
              "there is no traffic profile \""
                  + name
                  + "\"; use steady, ramp, spike, poisson or recorded");
    };
  }

  private static Profile even(RateCurve curve) {
    return new Profile(curve, false, null);
  }

  /** A person writes once a minute. */
  private static double rate(Args args) {
    return args.number("users").map(users -> users / 60).orElseGet(() -> number(args, "rps"));
  }

  private static RateCurve spike(Args args, double seconds) {
    double rise = args.duration("rise").map(Profile::seconds).orElse(0.0);
    return RateCurve.spike(
        number(args, "from"),
        number(args, "to"),
        rise,
        args.duration("hold").map(Profile::seconds).orElse(seconds),
        seconds);
  }

  private static Profile recorded(Args args, double seconds, CrowdCatalog catalog) {
    double scale = args.number("scale").orElse(1.0);
    boolean random = Boolean.TRUE.equals(args.values().get("random"));
    if (args.values().get("offsets") instanceof List<?> offsets) {
      double every = args.duration("every").map(Profile::seconds).orElse(seconds);
      return offsets(numbers(offsets), every, seconds);
    }
    if (args.values().get("trace") instanceof List<?> trace) {
      double bucket = seconds(args.duration("bucket").orElse(BUCKET));
      return new Profile(
          RateCurve.buckets(scaled(numbers(trace), scale), bucket, seconds), random, null);
    }
    Recording recording =
        args.text("recording")
            .flatMap(catalog::recording)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "a recorded profile needs a trace, offsets or one of the recordings "
                        + catalog.recordings().keySet()));
    return new Profile(
        RateCurve.buckets(scaled(recording.trace(), scale), recording.bucketSeconds(), seconds),
        random,
        null);
  }

  private static Profile offsets(List<Double> recorded, double every, double seconds) {
    List<Double> all =
        IntStream.iterate(0, i -> i * every < seconds, i -> i + 1)
            .boxed()
            .flatMap(i ->
                recorded.stream()
                    .filter(offset -> offset >= 0 && offset < every)
                    .map(offset -> i * every + offset))
            .filter(at -> at < seconds)
            .sorted()
            .toList();
    double mean = all.size() / seconds;
    return new Profile(RateCurve.steady(mean, seconds), false, all);
  }

  /** The arrivals that this seed gives, always the same. */
  public Arrivals arrivals(RandomGenerator seeded) {
    List<Double> times = offsets;
    if (times == null) {
      return random ? Arrivals.poisson(curve, seeded) : Arrivals.even(curve, seeded);
    }
    return new Arrivals() {
      private int count;

      @Override
      public double next() {
        return count < times.size() ? times.get(count++) : Double.POSITIVE_INFINITY;
      }
    };
  }

  private static List<Double> scaled(List<Double> rates, double scale) {
    return rates.stream().map(rate -> rate * scale).toList();
  }

  private static List<Double> numbers(List<?> values) {
    return values.stream()
        .map(value -> {
          if (value instanceof Number number) {
            return number.doubleValue();
          }
          throw new IllegalArgumentException("\"" + value + "\" in a recording is no number");
        })
        .toList();
  }

  private static double number(Args args, String name) {
    return args.number(name)
        .orElseThrow(() -> new IllegalArgumentException("the argument " + name + " is missing"));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
