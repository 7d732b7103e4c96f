package dev.firedrill.gradebook.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.firedrill.gradebook.Cell;
import dev.firedrill.gradebook.CellState;
import dev.firedrill.gradebook.Gradebook;
import dev.firedrill.gradebook.GradebookItem;
import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.gradebook.PersonRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that begin here: for people, and for systems into which nothing was exported from yet. */
public final class FreshFiles {
  private FreshFiles() {}

  /**
   * The whole gradebook for people: published grades in points. Begins with a byte order mark,
   * without which spreadsheets garble names; texts are kept from being taken for formulas.
   */
  public static String own(Gradebook book) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("Firedrill handle", "Name", "Team"));
    for (GradebookItem item : book.items()) {
      head.add(FormulaGuard.on(item.title() + " (" + plain(item.points()) + " pts)"));
    }
    head.add("Total (100 pts)");
    lines.add(head);
    for (PersonRow row : book.rows()) {
      List<String> line = new ArrayList<>();
      line.add(row.person().handle());
      line.add(FormulaGuard.on(row.person().name()));
      line.add(row.team() == null ? "" : FormulaGuard.on(row.team().name()));
      for (Cell cell : row.cells()) {
        line.add(
            switch (cell.state()) {
              case PUBLISHED -> points(cell.score(), cell.item().points());
              case EXCUSED -> "EX";
              case NO_RUN, VOID, UNGRADED, DRAFT, READY -> "";
            });
      }
      line.add(points(row.published().value(), 100));
      lines.add(line);
    }
    return "\uFEFF" + written(lines, LineDelimiter.CRLF);
  }

  /** One column for Canvas. A title that Canvas does not know becomes a new assignment there. */
  public static String canvas(String title, double points, List<Subject> subjects) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section", title));
    lines.add(List.of("    Points Possible", "", "", "", "", points(100.0, points)));
    for (Subject one : subjects) {
      PersonIds ids = one.ids();
      lines.add(
          List.of(
              one.name(),
              text(ids.lmsId()),
              text(ids.studentId()),
              ids.login() == null ? text(ids.email()) : ids.login(),
              "",
              one.excused() ? "EX" : points(one.score(), points)));
    }
    return written(lines, LineDelimiter.LF);
  }

  /** One column for Moodle, with feedback, because Moodle empties what is not mapped. */
  public static String moodle(String title, double points, List<Subject> subjects) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("ID number", "Email address", "Username", title, title + " (feedback)"));
    for (Subject one : subjects) {
      PersonIds ids = one.ids();
      String grade = points(one.score(), points);
      lines.add(
          List.of(
              text(ids.studentId()),
              text(ids.email()),
              ids.login() == null ? one.handle() : ids.login(),
              grade,
              grade.isEmpty() ? "" : grade + " of " + plain(points) + " points in Firedrill"));
    }
    return written(lines, LineDelimiter.CRLF);
  }

  /** One column as Gradescope exports an assignment. */
  public static String gradescope(double points, List<Subject> subjects) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "First Name",
            "Last Name",
            "SID",
            "Email",
            "Sections",
            "Total Score",
            "Max Points",
            "Status",
            "Submission ID",
            "Submission Time",
            "Lateness (H:M:S)",
            "View Count",
            "Submission Count"));
    for (Subject one : subjects) {
      String name = one.name().strip();
      int space = name.lastIndexOf(' ');
      String grade = points(one.score(), points);
      lines.add(
          List.of(
              space < 0 ? name : name.substring(0, space),
              space < 0 ? "" : name.substring(space + 1),
              text(one.ids().studentId()),
              text(one.ids().email()),
              one.team(),
              grade,
              points(100.0, points),
              grade.isEmpty() ? (one.excused() ? "Missing" : "Ungraded") : "Graded",
              "",
              "",
              "",
              "",
              ""));
    }
    return written(lines, LineDelimiter.LF);
  }

  /** The people of the gradebook with what they have for an item, or their total for none. */
  public static List<Subject> subjects(Gradebook book, @Nullable GradebookItem item) {
    List<Subject> subjects = new ArrayList<>();
    for (PersonRow row : book.rows()) {
      Double score = item == null ? row.published().value() : null;
      boolean excused = false;
      for (Cell cell : row.cells()) {
        if (item != null && cell.item().run().equals(item.run())) {
          score = cell.state() == CellState.PUBLISHED ? cell.score() : null;
          excused = cell.state() == CellState.EXCUSED;
        }
      }
      subjects.add(
          new Subject(
              row.person().id(),
              row.person().name(),
              row.person().handle(),
              row.team() == null ? "" : row.team().name(),
              row.ids(),
              score,
              excused));
    }
    return subjects;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String plain(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }

  private static String points(@Nullable Double score, double points) {
    return score == null ? "" : Numbers.text(Numbers.inPoints(score, points), false);
  }

  private static String written(List<List<String>> lines, LineDelimiter end) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(end).build(text)) {
      lines.forEach(csv::writeRecord);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return text.toString();
  }
}
