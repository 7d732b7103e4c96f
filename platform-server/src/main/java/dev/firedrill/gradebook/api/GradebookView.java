package dev.firedrill.gradebook.api;

import dev.firedrill.course.Person;
import dev.firedrill.gradebook.AtRisk;
import dev.firedrill.gradebook.Cell;
import dev.firedrill.gradebook.CellState;
import dev.firedrill.gradebook.Gradebook;
import dev.firedrill.gradebook.GradebookItem;
import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.gradebook.PersonRow;
import dev.firedrill.gradebook.Total;
import dev.firedrill.team.Team;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People by items, for staff. */
public record GradebookView(
    long version,
    int dropLowest,
    String riskRule,
    List<GradebookItemView> items,
    List<GradebookRowView> rows) {
  /** A column: a graded run. */
  public record GradebookItemView(
      UUID id, int runNumber, String title, double weight, double points, boolean droppable) {
    static GradebookItemView of(GradebookItem item) {
      return new GradebookItemView(
          item.run().value(),
          item.runNumber(),
          item.title(),
          item.weight(),
          item.points(),
          item.droppable());
    }
  }

  /** One person's grade for one item; the score is 0 to 100. */
  public record GradebookCellView(
      UUID item,
      CellState state,
      @Nullable Double score,
      @Nullable String reason,
      boolean postmortemMissing,
      boolean dropped,
      @Nullable UUID assessmentId) {
    static GradebookCellView of(Cell cell, Total total) {
      return new GradebookCellView(
          cell.item().run().value(),
          cell.state(),
          cell.score(),
          cell.reason(),
          cell.postmortemMissing(),
          total.dropped().contains(cell.item().run()),
          cell.assessment() == null ? null : cell.assessment().value());
    }
  }

  /** A total from 0 to 100 and how it came about. */
  public record GradebookTotalView(@Nullable Double value, String sentence) {
    static GradebookTotalView of(Total total) {
      return new GradebookTotalView(total.value(), total.sentence());
    }
  }

  /** How other systems know the person. */
  public record PersonIdsView(
      @Nullable String lmsId,
      @Nullable String studentId,
      @Nullable String login,
      @Nullable String email) {
    static PersonIdsView of(PersonIds ids) {
      return new PersonIdsView(ids.lmsId(), ids.studentId(), ids.login(), ids.email());
    }
  }

  /** One person's row. */
  public record GradebookRowView(
      PersonView person,
      @Nullable TeamRefView team,
      PersonIdsView ids,
      List<GradebookCellView> cells,
      GradebookTotalView published,
      GradebookTotalView expected,
      List<String> risks) {
    static GradebookRowView of(PersonRow row) {
      return new GradebookRowView(
          GradebookView.person(row.person()),
          GradebookView.team(row.team()),
          PersonIdsView.of(row.ids()),
          row.cells().stream().map(cell -> GradebookCellView.of(cell, row.expected())).toList(),
          GradebookTotalView.of(row.published()),
          GradebookTotalView.of(row.expected()),
          row.risks());
    }
  }

  static GradebookView of(Gradebook book) {
    return new GradebookView(
        book.setup().version(),
        book.setup().dropLowest(),
        AtRisk.RULE,
        book.items().stream().map(GradebookItemView::of).toList(),
        book.rows().stream().map(GradebookRowView::of).toList());
  }

  static PersonView person(Person person) {
    return new PersonView(person.id().value(), person.name(), person.handle());
  }

  static @Nullable TeamRefView team(@Nullable Team team) {
    return team == null
        ? null
        : new TeamRefView(team.id().value(), team.slug().value(), team.name());
  }
}
