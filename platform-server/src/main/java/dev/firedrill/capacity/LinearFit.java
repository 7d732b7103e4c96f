package dev.firedrill.capacity;

import java.util.List;
import java.util.Optional;

/**
 * A straight line through measured points by least squares. {@code rSquared} is the share of the
 * variance that the line explains, 0 to 1.
 */
public record LinearFit(double intercept, double slope, double rSquared, int points) {
  /** With fewer points a line says nothing. */
  public static final int FEWEST_POINTS = 10;

  /** The load must have varied by at least this share of its mean, or the slope is noise. */
  public static final double LEAST_SPREAD = 0.2;

  /** A measurement: {@code y} was used under the load {@code x}. */
  public record Point(double x, double y) {}

  /** Empty when there are too few points or their load hardly varied. */
  public static Optional<LinearFit> through(List<Point> points) {
    int n = points.size();
    if (n < FEWEST_POINTS) {
      return Optional.empty();
    }
    double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
    double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
    double spread =
        points.stream().mapToDouble(Point::x).max().orElse(0)
            - points.stream().mapToDouble(Point::x).min().orElse(0);
    if (spread < LEAST_SPREAD * meanX || spread == 0) {
      return Optional.empty();
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Point point : points) {
      xx += (point.x() - meanX) * (point.x() - meanX);
      xy += (point.x() - meanX) * (point.y() - meanY);
      yy += (point.y() - meanY) * (point.y() - meanY);
    }
    double slope = xy / xx;
    double explained = yy == 0 ? 1 : xy * xy / (xx * yy);
    return Optional.of(new LinearFit(meanY - slope * meanX, slope, Math.clamp(explained, 0, 1), n));
  }

  public double at(double x) {
    return intercept + slope * x;
  }
}
