package dev.firedrill.gradebook.api;

import dev.firedrill.gradebook.PersonRow;
import java.util.List;

/** A student's own row: only what is published. */
public record OwnRowView(
    List<GradebookView.GradebookItemView> items,
    List<GradebookView.GradebookCellView> cells,
    GradebookView.GradebookTotalView total) {
  static OwnRowView of(PersonRow row) {
    return new OwnRowView(
        row.cells().stream().map(cell -> GradebookView.GradebookItemView.of(cell.item())).toList(),
        row.cells().stream()
            .map(cell -> GradebookView.GradebookCellView.of(cell, row.published()))
            .toList(),
        GradebookView.GradebookTotalView.of(row.published()));
  }
}
