package dev.firedrill.app.bench.kit;

import java.util.Collection;
import java.util.List;

/** Several measurements of the same thing; at least one. */
public record Figures(List<Double> sorted) {
  public Figures {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to take a median of");
    }
  }

  public static Figures of(Collection<Double> values) {
    return new Figures(values.stream().sorted().toList());
  }

  public double median() {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double min() {
    return sorted.getFirst();
  }

  public double max() {
    return sorted.getLast();
  }

  /** The smallest value that at least the share {@code q} of all does not exceed. */
  public double quantile(double q) {
    int rank = (int) Math.ceil(q * sorted.size());
    return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
  }

  public int count() {
    return sorted.size();
  }
}
