package dev.firedrill.gradebook;

import dev.firedrill.chaos.RunId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The total of one person: the weighted mean of the scores that count, without the droppable ones
 * whose absence raises it most. A pure function; a higher score never lowers it.
 */
public final class Totals {
  private record Scored(GradebookItem item, double score) {
    double gainOver(double mean) {
      return item.weight() * (score - mean);
    }
  }

  private Totals() {}

  /** From what is published: what the person may know. */
  public static Total published(List<Cell> cells, int dropLowest) {
    return of(cells, dropLowest, cell -> cell.state() == CellState.PUBLISHED);
  }

  /** As it would be if every draft were published as it stands. */
  public static Total expected(List<Cell> cells, int dropLowest) {
    return of(
        cells,
        dropLowest,
        cell ->
            switch (cell.state()) {
              case PUBLISHED, READY, DRAFT -> true;
              case EXCUSED, NO_RUN, VOID, UNGRADED -> false;
            });
  }

  private static Total of(List<Cell> cells, int dropLowest, Predicate<Cell> counts) {
    List<Scored> scored = new ArrayList<>();
    for (Cell cell : cells) {
      Double score = cell.score();
      if (score != null && counts.test(cell) && cell.item().weight() > 0) {
        scored.add(new Scored(cell.item(), score));
      }
    }
    Set<RunId> dropped = scored.isEmpty() ? Set.of() : dropped(scored, dropLowest);
    List<Scored> kept = scored.stream().filter(one -> !dropped.contains(one.item().run())).toList();
    Double value = kept.isEmpty() ? null : Math.round(mean(kept) * 100) / 100.0;
    return new Total(value, dropped, sentence(value, kept, scored, dropped, cells, counts));
  }

  /**
   * The mean of what stays is raised until no other choice raises it: for a given mean, the best to
   * drop are those that add the least to it. One always stays.
   */
  private static Set<RunId> dropped(List<Scored> scored, int dropLowest) {
    List<Scored> droppable = scored.stream().filter(one -> one.item().droppable()).toList();
    int count = Math.min(Math.min(dropLowest, droppable.size()), scored.size() - 1);
    if (count <= 0) {
      return Set.of();
    }
    double mean = Double.NEGATIVE_INFINITY;
    Set<RunId> best = Set.of();
    double next = mean(scored);
    while (next > mean + 1e-12) {
      mean = next;
      double target = mean;
      Set<RunId> drop =
          droppable.stream()
              .sorted(
                  Comparator.comparingDouble((Scored one) -> one.gainOver(target))
                      .thenComparingDouble(Scored::score)
                      .thenComparingInt(one -> one.item().runNumber()))
              .limit(count)
              .map(one -> one.item().run())
              .collect(Collectors.toCollection(HashSet::new));
      next = mean(scored.stream().filter(one -> !drop.contains(one.item().run())).toList());
      if (best.isEmpty() || next > mean + 1e-12) {
        best = drop;
      }
    }
    return best;
  }

  private static double mean(List<Scored> scored) {
    double weights = scored.stream().mapToDouble(one -> one.item().weight()).sum();
    double sum = scored.stream().mapToDouble(one -> one.item().weight() * one.score()).sum();
    return sum / weights;
  }

  private static String sentence(
      @Nullable Double value,
      List<Scored> kept,
      List<Scored> scored,
      Set<RunId> dropped,
      List<Cell> cells,
      Predicate<Cell> counts) {
    StringBuilder text = new StringBuilder();
    if (value == null) {
      text.append("Nothing counts yet.");
    } else {
      boolean weighted =
          kept.stream().mapToDouble(one -> one.item().weight()).distinct().count() > 1;
      text.append(number(value))
          .append(" of 100 is the ")
          .append(weighted ? "weighted mean of " : kept.size() == 1 ? "score of " : "mean of ")
          .append(
              kept.stream()
                  .map(one ->
                      quoted(one.item())
                          + " "
                          + number(one.score())
                          + (weighted ? " (weight " + number(one.item().weight()) + ")" : ""))
                  .collect(Collectors.joining(", ")))
          .append('.');
    }
    scored.stream()
        .filter(one -> dropped.contains(one.item().run()))
        .forEach(one ->
            text.append(" Dropped: ")
                .append(quoted(one.item()))
                .append(" with ")
                .append(number(one.score()))
                .append(", as leaving it out raises the total."));
    for (Cell cell : cells) {
      switch (cell.state()) {
        case EXCUSED ->
            text.append(" Excused from ")
                .append(quoted(cell.item()))
                .append(": ")
                .append(cell.reason())
                .append('.');
        case VOID ->
            text.append(" Not counted: ")
                .append(quoted(cell.item()))
                .append(" was void for the team.");
        case NO_RUN ->
            text.append(" Not counted: the team took no part in ")
                .append(quoted(cell.item()))
                .append('.');
        case UNGRADED, DRAFT, READY, PUBLISHED -> {
          if (!counts.test(cell)) {
            text.append(" Still to come: ").append(quoted(cell.item())).append('.');
          } else if (cell.item().weight() == 0) {
            text.append(" Without weight: ").append(quoted(cell.item())).append('.');
          }
        }
      }
    }
    return text.toString();
  }

  private static String quoted(GradebookItem item) {
    return "'" + item.title() + "'";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
