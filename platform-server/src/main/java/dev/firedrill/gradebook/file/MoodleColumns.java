package dev.firedrill.gradebook.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the columns of grades in a file of Moodle mean. */
final class MoodleColumns {
  private static final Set<String> PERSON =
      Set.of(
          "first name",
          "last name",
          "surname",
          "full name",
          "id number",
          "institution",
          "department",
          "email address",
          "username",
          "group",
          "groups",
          "phone",
          "mobile phone",
          "city/town",
          "last downloaded from this course");
  private static final Pattern KIND =
      Pattern.compile("^(?:[\\p{L} ]{2,40}: ?)?(.*?)(?: \\(([\\p{L} ]+)\\))?$");

  private MoodleColumns() {}

  /** All but those that say who somebody is, in their order. */
  static List<FileColumn> of(List<String> names) {
    List<FileColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (PERSON.contains(FileLayout.lower(names.get(i)))) {
        continue;
      }
      Matcher parts = KIND.matcher(names.get(i));
      boolean matched = parts.matches();
      String kind = matched && parts.group(2) != null ? FileLayout.lower(parts.group(2)) : "";
      columns.add(
          new FileColumn(
              i,
              names.get(i),
              matched && isKind(kind) ? parts.group(1) : untyped(names.get(i)),
              lock(names.get(i), kind),
              null,
              -1));
    }
    return List.copyOf(columns);
  }

  private static boolean isKind(String kind) {
    return Set.of("", "real", "percentage", "letter", "feedback").contains(kind);
  }

  /** Without the activity's type only: what stands in brackets belongs to the title. */
  private static String untyped(String name) {
    int colon = name.indexOf(": ");
    return colon > 0 ? name.substring(colon + 2) : name;
  }

  private static @Nullable String lock(String name, String kind) {
    if (name.isBlank()) {
      return "It has no title.";
    }
    if (kind.equals("feedback") || FileLayout.lower(name).startsWith("feedback:")) {
      return "It is for feedback, not for a grade.";
    }
    if (kind.equals("percentage") || kind.equals("letter")) {
      return "It shows the grade in another way; fill the one with '(Real)'.";
    }
    return FileLayout.lower(name).matches("(course|category) total.*|.* total( \\(real\\))?")
        ? "Moodle works it out itself."
        : null;
  }
}
