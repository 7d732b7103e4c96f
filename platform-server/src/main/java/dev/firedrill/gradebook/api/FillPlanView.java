package dev.firedrill.gradebook.api;

import dev.firedrill.gradebook.file.FileColumn;
import dev.firedrill.gradebook.file.FileFormat;
import dev.firedrill.gradebook.file.FileLayout;
import dev.firedrill.gradebook.file.FillPlan;
import dev.firedrill.gradebook.file.FillRow;
import dev.firedrill.gradebook.file.IdKind;
import dev.firedrill.kernel.PersonId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What filling a file would change.
 *
 * @param column null while nobody chose one and none has the item's title; then there are no rows
 * @param digest what to send back to get the file filled exactly so
 */
public record FillPlanView(
    FileFormat format,
    String formatLabel,
    @Nullable Integer column,
    List<FillColumnView> columns,
    List<FillRowView> rows,
    List<String> absent,
    List<String> notes,
    @Nullable String digest) {
  /** A column of grades; the lock says why it cannot be filled. */
  public record FillColumnView(
      int index, String header, @Nullable String lock, @Nullable Double points) {
    static FillColumnView of(FileColumn column) {
      return new FillColumnView(column.index(), column.header(), column.lock(), column.points());
    }
  }

  /** One row of people. */
  public record FillRowView(
      int row,
      String shown,
      FillRow.Outcome outcome,
      @Nullable UUID person,
      @Nullable String personName,
      @Nullable String by,
      String from,
      String to,
      String sentence) {
    static FillRowView of(FillRow row) {
      PersonId person = row.person();
      IdKind by = row.by();
      return new FillRowView(
          row.row(),
          row.shown(),
          row.outcome(),
          person == null ? null : person.value(),
          row.personName(),
          by == null ? null : by.word(),
          row.from(),
          row.to(),
          row.sentence());
    }
  }

  static FillPlanView undecided(FileLayout layout) {
    return new FillPlanView(
        layout.format(),
        layout.format().label(),
        null,
        layout.columns().stream().map(FillColumnView::of).toList(),
        List.of(),
        List.of(),
        List.of("No single column has the item's title: choose the one to fill."),
        null);
  }

  static FillPlanView of(FileLayout layout, FillPlan plan) {
    return new FillPlanView(
        layout.format(),
        layout.format().label(),
        plan.column().index(),
        layout.columns().stream().map(FillColumnView::of).toList(),
        plan.rows().stream().map(FillRowView::of).toList(),
        plan.absent(),
        plan.notes(),
        plan.digest());
  }
}
