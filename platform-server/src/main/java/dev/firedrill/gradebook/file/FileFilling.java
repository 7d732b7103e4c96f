package dev.firedrill.gradebook.file;

import dev.firedrill.kernel.PersonId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills one column of somebody else's gradebook file. What the plan says is what the filled file
 * has, because both come of the same computation.
 */
public final class FileFilling {
  private final CsvText file;
  private final FileLayout layout;
  private final FileColumn column;
  private final FillPlan plan;
  private final Map<CsvText.Place, String> cells = new HashMap<>();

  private FileFilling(
      CsvText file,
      FileLayout layout,
      FileColumn column,
      List<Subject> subjects,
      double pointsElse) {
    this.file = file;
    this.layout = layout;
    this.column = column;
    this.plan = plan(subjects, pointsElse);
  }

  /**
   * Works out what to fill.
   *
   * @param pointsElse what the item is worth where the file does not say
   */
  public static FileFilling of(
      CsvText file,
      FileLayout layout,
      FileColumn column,
      List<Subject> subjects,
      double pointsElse) {
    return new FileFilling(file, layout, column, subjects, pointsElse);
  }

  public FillPlan plan() {
    return plan;
  }

  /** The file with the column filled and every other byte as it was. */
  public byte[] filled() {
    return file.with(cells);
  }

  private FillPlan plan(List<Subject> subjects, double pointsElse) {
    PersonMatch match = new PersonMatch(layout, subjects);
    Map<Integer, PersonMatch.Found> found = new HashMap<>();
    Map<PersonId, Integer> times = new HashMap<>();
    for (int row : layout.people()) {
      PersonMatch.Found one = match.of(file.rows().get(row));
      found.put(row, one);
      if (one.subject() != null) {
        times.merge(one.subject().id(), 1, Integer::sum);
      }
    }
    boolean comma = writesCommas();
    List<FillRow> rows = new ArrayList<>();
    for (int row : layout.people()) {
      PersonMatch.Found one = found.get(row);
      if (one != null) {
        rows.add(row(row, match.shown(file.rows().get(row)), one, times, pointsElse, comma));
      }
    }
    List<String> absent =
        subjects.stream()
            .filter(one -> one.score() != null && !times.containsKey(one.id()))
            .map(one -> one.name() + " (" + one.handle() + ")")
            .toList();
    return new FillPlan(layout.format(), column, rows, absent, notes(pointsElse), digest());
  }

  private FillRow row(
      int row,
      String shown,
      PersonMatch.Found found,
      Map<PersonId, Integer> times,
      double pointsElse,
      boolean comma) {
    CsvText.Row read = file.rows().get(row);
    String from = read.value(column.index());
    Subject subject = found.subject();
    if (subject == null) {
      return found.trouble() == null
          ? left(row, shown, FillRow.Outcome.UNMATCHED, found, from, "Nobody here fits this row.")
          : left(row, shown, FillRow.Outcome.AMBIGUOUS, found, from, found.trouble());
    }
    int count = times.getOrDefault(subject.id(), 0);
    if (count > 1) {
      return left(
          row,
          shown,
          FillRow.Outcome.DOUBLED,
          found,
          from,
          count + " rows name " + subject.name() + ": none of them is filled.");
    }
    String to = written(subject, read, pointsElse, comma);
    if (to == null) {
      return left(
          row,
          shown,
          FillRow.Outcome.NO_GRADE,
          found,
          from,
          subject.excused()
              ? subject.name() + " is excused, which this file cannot say."
              : subject.name() + " has no published grade.");
    }
    if (read.fields().size() <= column.index()) {
      return left(
          row,
          shown,
          FillRow.Outcome.SHORT,
          found,
          from,
          "The row ends before the column '" + column.header() + "'.");
    }
    if (saysAlready(from, to)) {
      return left(row, shown, FillRow.Outcome.UNCHANGED, found, from, "It says this already.");
    }
    cells.put(new CsvText.Place(row, column.index()), to);
    return new FillRow(
        row + 1,
        shown,
        FillRow.Outcome.CHANGED,
        subject.id(),
        subject.name(),
        found.by(),
        from,
        to,
        from.isBlank() ? "Gets a grade." : "Gets another grade.");
  }

  private static FillRow left(
      int row,
      String shown,
      FillRow.Outcome outcome,
      PersonMatch.Found found,
      String from,
      String sentence) {
    Subject subject = found.subject();
    return new FillRow(
        row + 1,
        shown,
        outcome,
        subject == null ? null : subject.id(),
        subject == null ? null : subject.name(),
        found.by(),
        from,
        from,
        sentence);
  }

  private @Nullable String written(
      Subject subject, CsvText.Row row, double pointsElse, boolean comma) {
    if (subject.excused()) {
      return layout.format() == FileFormat.CANVAS ? "EX" : null;
    }
    Double score = subject.score();
    if (score == null) {
      return null;
    }
    Double inRow =
        column.pointsColumn() < 0 ? null : Numbers.points(row.value(column.pointsColumn()));
    double points = column.points() != null ? column.points() : inRow != null ? inRow : pointsElse;
    return Numbers.text(Numbers.inPoints(score, points), comma);
  }

  private static boolean saysAlready(String from, String to) {
    BigDecimal before = Numbers.read(from);
    BigDecimal after = Numbers.read(to);
    return (before != null && after != null)
        ? Numbers.same(before, after)
        : from.strip().equalsIgnoreCase(to);
  }

  /** Whether the file's own numbers have a decimal comma. */
  private boolean writesCommas() {
    boolean commas = false;
    for (CsvText.Row row : file.rows()) {
      for (FileColumn one : layout.columns()) {
        String value = row.value(one.index());
        if (Numbers.isPointDecimal(value)) {
          return false;
        }
        commas |= Numbers.isCommaDecimal(value);
      }
    }
    return commas;
  }

  private List<String> notes(double pointsElse) {
    List<String> notes = new ArrayList<>();
    Double said = column.points();
    if (said != null) {
      notes.add("Grades are written in points out of " + plain(said) + ", as the file says.");
    } else if (column.pointsColumn() >= 0) {
      notes.add(
          "Grades are written in points out of what the file says in each row, else out of "
              + plain(pointsElse)
              + ".");
    } else {
      notes.add(
          "The file does not say what the column is worth: grades are written in points out of "
              + plain(pointsElse)
              + ", as the item here.");
    }
    if (layout.format() == FileFormat.MOODLE) {
      notes.add(
          "When Moodle asks what each column is, map both the grade and the feedback column, or"
              + " feedback that is there is lost; the activity is then locked in Moodle's grader"
              + " report.");
    }
    long formulas =
        layout.people().stream()
            .map(row -> file.rows().get(row))
            .filter(row ->
                row.fields().stream()
                    .anyMatch(field ->
                        FormulaGuard.isDangerous(field.value())
                            && Numbers.read(field.value()) == null
                            && !field.value().equals("-")))
            .count();
    if (formulas > 0 && layout.format() != FileFormat.OWN) {
      notes.add(
          formulas
              + (formulas == 1 ? " row has a text" : " rows have texts")
              + " that a spreadsheet might take for a formula. They are left as they are, because "
              + layout.format().label()
              + " compares them letter by letter: give the file to it without opening it in a"
              + " spreadsheet.");
    }
    return notes;
  }

  private static String plain(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }

  private String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(file.with(Map.of()));
      sha.update(("\n" + column.index() + "\n").getBytes(StandardCharsets.UTF_8));
      sha.update(file.with(cells));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
