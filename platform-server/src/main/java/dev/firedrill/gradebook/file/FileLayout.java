package dev.firedrill.gradebook.file;

import dev.firedrill.kernel.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns and rows of a gradebook file mean.
 *
 * @param header the row of the header, from 0
 * @param ids the columns that say who somebody is; of a name that stands in two columns, the given
 *     name's
 * @param familyName the column of the family name, or -1
 * @param columns all others, in their order
 * @param people the rows of people, from 0
 */
public record FileLayout(
    FileFormat format,
    int header,
    Map<IdKind, Integer> ids,
    int familyName,
    List<FileColumn> columns,
    List<Integer> people) {
  private static final Set<String> CANVAS_PERSON =
      Set.of(
          "student",
          "lastname",
          "firstname",
          "id",
          "sis user id",
          "sis login id",
          "integration id",
          "root account",
          "section");
  private static final Pattern CANVAS_TOTAL =
      Pattern.compile(
          "(current|final) (score|points|grade)|override (score|grade|status)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CANVAS_POSTING =
      Pattern.compile("\\s*(muted|manual posting.*)?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER_AT_END = Pattern.compile("^(.*\\S)\\s*\\((\\d+)\\)$");
  private static final Set<String> GRADESCOPE_PERSON =
      Set.of("first name", "last name", "name", "sid", "email", "sections", "section_name");
  private static final Pattern GRADESCOPE_SIDE =
      Pattern.compile(
          "(max points|status|submission id|submission time|lateness \\(h:m:s\\)|view count"
              + "|submission count)|.* - (max points|submission time|lateness \\(h:m:s\\))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern GRADESCOPE_POINTS =
      Pattern.compile("^(?:[\\d.]+: )?(.*?) ?\\(([\\d.]+) pts?\\)$", Pattern.CASE_INSENSITIVE);

  public FileLayout {
    ids = Map.copyOf(ids);
    columns = List.copyOf(columns);
    people = List.copyOf(people);
  }

  /** Reads what the file says of itself; fails with one sentence when it is of no known kind. */
  public static FileLayout of(CsvText file) {
    int header =
        IntStream.range(0, file.rows().size())
            .filter(row -> !file.rows().get(row).isBlank())
            .findFirst()
            .orElseThrow(() -> Failure.invalid("The file has no header."));
    List<String> names =
        file.rows().get(header).fields().stream().map(field -> field.value().strip()).toList();
    return switch (format(names)) {
      case OWN -> own(file, header, names);
      case CANVAS -> canvas(file, header, names);
      case MOODLE -> moodle(file, header, names);
      case GRADESCOPE -> gradescope(file, header, names);
    };
  }

  private static FileFormat format(List<String> names) {
    List<String> lower = names.stream().map(FileLayout::lower).toList();
    if (lower.contains("firedrill handle")) {
      return FileFormat.OWN;
    }
    if (names.size() > 1
        && ((names.get(0).contains("Student") && names.get(1).contains("ID"))
            || (names.get(0).contains("LastName") && names.get(1).contains("FirstName")))) {
      return FileFormat.CANVAS;
    }
    if (lower.contains("sid")) {
      return FileFormat.GRADESCOPE;
    }
    if (lower.contains("email address")
        || lower.contains("id number")
        || lower.contains("username")) {
      return FileFormat.MOODLE;
    }
    throw Failure.invalid(
        "The header begins with "
            + names.stream()
                .limit(3)
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "))
            + " and is of none of Canvas (Student, ID, …, Section), Moodle (ID number, Email"
            + " address or Username) and Gradescope (SID): upload a gradebook as one of them"
            + " exports it.");
  }

  private static FileLayout own(CsvText file, int header, List<String> names) {
    Map<IdKind, Integer> ids = new EnumMap<>(IdKind.class);
    ids.put(IdKind.HANDLE, only(names, FileFormat.OWN, "Firedrill handle"));
    put(ids, IdKind.NAME, names, FileFormat.OWN, "Name");
    List<FileColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = lower(names.get(i));
      if (!Set.of("firedrill handle", "name", "team").contains(name)) {
        Matcher points = GRADESCOPE_POINTS.matcher(names.get(i));
        boolean said = points.matches();
        columns.add(
            new FileColumn(
                i,
                names.get(i),
                FormulaGuard.off(said ? points.group(1) : names.get(i)),
                null,
                said ? Numbers.points(points.group(2)) : null,
                -1));
      }
    }
    return new FileLayout(FileFormat.OWN, header, ids, -1, columns, people(file, header));
  }

  private static FileLayout canvas(CsvText file, int header, List<String> names) {
    Map<IdKind, Integer> ids = new EnumMap<>(IdKind.class);
    int family = find(names, FileFormat.CANVAS, "LastName");
    ids.put(
        IdKind.NAME,
        family >= 0
            ? only(names, FileFormat.CANVAS, "FirstName")
            : only(names, FileFormat.CANVAS, "Student"));
    ids.put(IdKind.LMS_ID, only(names, FileFormat.CANVAS, "ID"));
    put(ids, IdKind.STUDENT_ID, names, FileFormat.CANVAS, "SIS User ID");
    put(ids, IdKind.LOGIN, names, FileFormat.CANVAS, "SIS Login ID");
    int section = only(names, FileFormat.CANVAS, "Section");
    List<Integer> rows = new ArrayList<>();
    CsvText.Row possible = null;
    for (int row : people(file, header)) {
      CsvText.Row read = file.rows().get(row);
      if (read.value(0).contains("Points Possible")) {
        possible = read;
      } else if (!read.fields().stream()
          .allMatch(field -> CANVAS_POSTING.matcher(field.value()).matches())) {
        rows.add(row);
      }
    }
    List<FileColumn> columns = new ArrayList<>();
    for (int i = section + 1; i < names.size(); i++) {
      if (CANVAS_PERSON.contains(lower(names.get(i)))) {
        throw Failure.invalid(
            "The column '"
                + names.get(i)
                + "' stands after 'Section', where Canvas has assignments: upload the file as"
                + " Canvas exported it.");
      }
      String points = possible == null ? "" : possible.value(i).strip();
      Matcher number = NUMBER_AT_END.matcher(names.get(i));
      columns.add(
          new FileColumn(
              i,
              names.get(i),
              number.matches() ? number.group(1) : names.get(i),
              Collections.frequency(names, names.get(i)) > 1
                  ? "Several columns have this header, and Canvas would take the first of them for"
                      + " all: rename the others."
                  : canvasLock(names.get(i), points),
              Numbers.points(points),
              -1));
    }
    return new FileLayout(FileFormat.CANVAS, header, ids, family, columns, rows);
  }

  private static @Nullable String canvasLock(String name, String points) {
    if (name.isBlank()) {
      return "It has no title.";
    }
    if (CANVAS_TOTAL.matcher(name).find()) {
      return "Canvas works it out itself.";
    }
    // "(read only)", in the words of whatever language the teacher uses.
    return points.startsWith("(") ? "Canvas says it is read only." : null;
  }

  private static FileLayout moodle(CsvText file, int header, List<String> names) {
    Map<IdKind, Integer> ids = new EnumMap<>(IdKind.class);
    put(ids, IdKind.STUDENT_ID, names, FileFormat.MOODLE, "ID number");
    put(ids, IdKind.EMAIL, names, FileFormat.MOODLE, "Email address");
    put(ids, IdKind.LOGIN, names, FileFormat.MOODLE, "Username");
    put(ids, IdKind.NAME, names, FileFormat.MOODLE, "First name");
    put(ids, IdKind.NAME, names, FileFormat.MOODLE, "Full name");
    int family =
        Math.max(
            find(names, FileFormat.MOODLE, "Last name"), find(names, FileFormat.MOODLE, "Surname"));
    return new FileLayout(
        FileFormat.MOODLE, header, ids, family, MoodleColumns.of(names), people(file, header));
  }

  private static FileLayout gradescope(CsvText file, int header, List<String> names) {
    Map<IdKind, Integer> ids = new EnumMap<>(IdKind.class);
    ids.put(IdKind.STUDENT_ID, only(names, FileFormat.GRADESCOPE, "SID"));
    put(ids, IdKind.EMAIL, names, FileFormat.GRADESCOPE, "Email");
    put(ids, IdKind.NAME, names, FileFormat.GRADESCOPE, "Name");
    put(ids, IdKind.NAME, names, FileFormat.GRADESCOPE, "First Name");
    int family = find(names, FileFormat.GRADESCOPE, "Last Name");
    List<FileColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (GRADESCOPE_PERSON.contains(lower(name))) {
        continue;
      }
      Matcher points = GRADESCOPE_POINTS.matcher(name);
      boolean said = points.matches();
      boolean total = lower(name).equals("total score");
      columns.add(
          new FileColumn(
              i,
              name,
              said ? points.group(1) : name,
              name.isBlank()
                  ? "It has no title."
                  : GRADESCOPE_SIDE.matcher(name).matches()
                      ? "It says something about the submission, not its grade."
                      : null,
              said ? Numbers.points(points.group(2)) : null,
              find(names, FileFormat.GRADESCOPE, total ? "Max Points" : name + " - Max Points")));
    }
    return new FileLayout(
        FileFormat.GRADESCOPE, header, ids, family, columns, people(file, header));
  }

  private static List<Integer> people(CsvText file, int header) {
    return IntStream.range(header + 1, file.rows().size())
        .filter(row -> !file.rows().get(row).isBlank())
        .boxed()
        .toList();
  }

  private static void put(
      Map<IdKind, Integer> ids, IdKind kind, List<String> names, FileFormat format, String name) {
    int column = find(names, format, name);
    if (column >= 0) {
      ids.put(kind, column);
    }
  }

  private static int only(List<String> names, FileFormat format, String name) {
    int column = find(names, format, name);
    if (column < 0) {
      throw Failure.invalid(
          "The "
              + format.label()
              + " file lacks the column '"
              + name
              + "': upload it as "
              + format.label()
              + " exported it.");
    }
    return column;
  }

  private static int find(List<String> names, FileFormat format, String name) {
    List<Integer> found =
        IntStream.range(0, names.size())
            .filter(i -> lower(names.get(i)).equals(lower(name)))
            .boxed()
            .toList();
    if (found.size() > 1) {
      throw Failure.invalid(
          "The "
              + format.label()
              + " file has the column '"
              + name
              + "' "
              + found.size()
              + " times, so nobody can say who is who: delete all but one.");
    }
    return found.isEmpty() ? -1 : found.getFirst();
  }

  static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** The columns that can be filled. */
  public List<FileColumn> fillable() {
    return columns.stream().filter(column -> column.lock() == null).toList();
  }

  /**
   * The column of the item of this title: the only one of this title that can be filled, in a file
   * of Gradescope else the total score. Null when somebody has to choose.
   */
  public @Nullable FileColumn guess(String title) {
    String wanted = lower(title);
    List<FileColumn> open = fillable();
    List<FileColumn> same =
        open.stream()
            .filter(column ->
                lower(column.title()).equals(wanted) || lower(column.header()).equals(wanted))
            .toList();
    if (same.size() == 1) {
      return same.getFirst();
    }
    if (format == FileFormat.GRADESCOPE && same.isEmpty()) {
      return open.stream()
          .filter(column -> lower(column.header()).equals("total score"))
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  /** The column at this place; fails with one sentence when it cannot be filled. */
  public FileColumn column(int index) {
    FileColumn column =
        columns.stream()
            .filter(one -> one.index() == index)
            .findFirst()
            .orElseThrow(() ->
                Failure.invalid(
                    "Column "
                        + (index + 1)
                        + " of the file is not one of grades: choose another."));
    if (column.lock() != null) {
      throw Failure.invalid(
          "The column '" + column.header() + "' cannot be filled. " + column.lock());
    }
    return column;
  }
}
