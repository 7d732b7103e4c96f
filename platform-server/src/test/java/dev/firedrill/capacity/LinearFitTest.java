package dev.firedrill.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.capacity.LinearFit.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearFitTest {
  static Stream<Long> seeds() {
    return new SplittableRandom(5).longs(50, 0, 1_000_000).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLineIsFoundAgain(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double intercept = random.nextDouble(-5, 5);
    double slope = random.nextDouble(-3, 3);
    List<Point> points =
        IntStream.range(0, 30)
            .mapToObj(_ -> random.nextDouble(0, 50))
            .map(x -> new Point(x, intercept + slope * x))
            .toList();

    LinearFit fit = LinearFit.through(points).orElseThrow();

    assertThat(fit.at(70)).isCloseTo(intercept + slope * 70, within(1e-6));
    assertThat(fit.rSquared()).isCloseTo(1, within(1e-9));
  }

  @Test
  void noiseWithoutATrendExplainsLittle() {
    SplittableRandom random = new SplittableRandom(1);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      points.add(new Point(random.nextDouble(), random.nextDouble()));
    }

    assertThat(LinearFit.through(points).orElseThrow().rSquared()).isLessThan(0.05);
  }

  @Test
  void tooFewPointsOrASteadyLoadGiveNoLine() {
    List<Point> nine = IntStream.range(0, 9).mapToObj(x -> new Point(x, x)).toList();
    List<Point> steady = IntStream.range(0, 99).mapToObj(x -> new Point(10 + x % 2, x)).toList();

    assertThat(LinearFit.through(nine)).isEmpty();
    assertThat(LinearFit.through(steady)).isEmpty();
  }
}
