package dev.firedrill.grading.api.rubric;

import dev.firedrill.grading.rubric.Criterion;
import dev.firedrill.grading.rubric.RubricItem;
import java.util.List;

/** A criterion with what graders alone read; students never get this record. */
public record RubricCriterionView(
    String id,
    String name,
    String description,
    String note,
    double weight,
    List<String> levels,
    double points,
    List<RubricItemView> items) {
  /** Something that applies or does not. */
  public record RubricItemView(String id, String text, double points) {}

  public static RubricCriterionView of(Criterion criterion) {
    return new RubricCriterionView(
        criterion.id(),
        criterion.name(),
        criterion.description(),
        criterion.note(),
        criterion.weight(),
        criterion.levels(),
        criterion.points(),
        criterion.items().stream()
            .map(item -> new RubricItemView(item.id(), item.text(), item.points()))
            .toList());
  }

  Criterion criterion() {
    return new Criterion(
        id,
        name,
        description,
        note,
        weight,
        levels,
        points,
        items.stream().map(item -> new RubricItem(item.id(), item.text(), item.points())).toList());
  }

  static List<Criterion> all(List<RubricCriterionView> views) {
    return views.stream().map(RubricCriterionView::criterion).toList();
  }
}
