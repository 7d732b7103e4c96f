package dev.firedrill.gradebook.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds whom a row names: by the surest of its identifiers first, by name last. */
final class PersonMatch {
  /** Exactly one of subject and trouble is null, or both: then the row names nobody known. */
  record Found(@Nullable Subject subject, @Nullable IdKind by, @Nullable String trouble) {}

  private final FileLayout layout;
  private final List<Subject> subjects;

  PersonMatch(FileLayout layout, List<Subject> subjects) {
    this.layout = layout;
    this.subjects = subjects;
  }

  /** The row's own words for the person. */
  String shown(CsvText.Row row) {
    String name = name(row);
    if (!name.isBlank()) {
      return name.strip();
    }
    for (IdKind kind : IdKind.values()) {
      String value = value(row, kind).strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "(no name)";
  }

  Found of(CsvText.Row row) {
    Subject found = null;
    IdKind by = null;
    for (IdKind kind : IdKind.values()) {
      if (kind == IdKind.NAME) {
        continue;
      }
      String value = value(row, kind);
      List<Subject> same = value.isBlank() ? List.of() : having(kind, value.strip());
      if (same.size() > 1) {
        return new Found(null, null, several(kind, value, same));
      }
      if (same.size() == 1) {
        if (found == null) {
          found = same.getFirst();
          by = kind;
        } else if (by != null && !found.id().equals(same.getFirst().id())) {
          return new Found(
              null,
              null,
              "The "
                  + by.word()
                  + " is "
                  + found.name()
                  + "'s and the "
                  + kind.word()
                  + " "
                  + same.getFirst().name()
                  + "'s: mend the file or the identifiers.");
        }
      }
    }
    return found == null ? byName(row) : new Found(found, by, null);
  }

  private Found byName(CsvText.Row row) {
    Set<String> names = forms(name(row));
    List<Subject> same =
        subjects.stream()
            .filter(one -> forms(one.name()).stream().anyMatch(names::contains))
            .toList();
    if (same.isEmpty()) {
      return new Found(null, null, null);
    }
    if (same.size() > 1) {
      return new Found(null, null, several(IdKind.NAME, name(row), same));
    }
    Subject subject = same.getFirst();
    for (IdKind kind : List.of(IdKind.LMS_ID, IdKind.STUDENT_ID, IdKind.EMAIL)) {
      String said = value(row, kind).strip();
      String known = known(subject, kind);
      if (!said.isEmpty() && known != null && !same(kind, said, known)) {
        return new Found(
            null,
            null,
            "The name is "
                + subject.name()
                + "'s, but the "
                + kind.word()
                + " '"
                + said
                + "' is not, which is '"
                + known
                + "': say who it is.");
      }
    }
    return new Found(subject, IdKind.NAME, null);
  }

  private static String several(IdKind kind, String value, List<Subject> same) {
    return "The "
        + kind.word()
        + " '"
        + value.strip()
        + "' fits "
        + same.stream()
            .map(one -> one.name() + " (" + one.handle() + ")")
            .collect(Collectors.joining(" and "))
        + ": say who it is.";
  }

  private List<Subject> having(IdKind kind, String value) {
    return subjects.stream()
        .filter(one ->
            switch (kind) {
              case HANDLE -> one.handle().equalsIgnoreCase(value);
              case LMS_ID, STUDENT_ID, EMAIL -> {
                String known = known(one, kind);
                yield known != null && same(kind, value, known);
              }
              case LOGIN -> {
                String login = one.ids().login();
                String email = one.ids().email();
                yield (login != null && login.equalsIgnoreCase(value))
                    || (email != null && email.equalsIgnoreCase(value))
                    || (login == null && one.handle().equalsIgnoreCase(value));
              }
              case NAME -> false;
            })
        .toList();
  }

  private static @Nullable String known(Subject subject, IdKind kind) {
    return switch (kind) {
      case LMS_ID -> subject.ids().lmsId();
      case STUDENT_ID -> subject.ids().studentId();
      case EMAIL -> subject.ids().email();
      case LOGIN -> subject.ids().login();
      case HANDLE -> subject.handle();
      case NAME -> subject.name();
    };
  }

  private static boolean same(IdKind kind, String one, String other) {
    return kind == IdKind.EMAIL ? one.equalsIgnoreCase(other) : one.equals(other);
  }

  String value(CsvText.Row row, IdKind kind) {
    String value = row.value(layout.ids().getOrDefault(kind, -1));
    return layout.format() == FileFormat.OWN ? FormulaGuard.off(value) : value;
  }

  private String name(CsvText.Row row) {
    String given = value(row, IdKind.NAME);
    String family = row.value(layout.familyName());
    return layout.familyName() < 0 ? given : given + " " + family;
  }

  /** A name as it stands, and "Last, First" turned round. */
  private static Set<String> forms(String name) {
    Set<String> forms = new LinkedHashSet<>();
    List<String> whole = new ArrayList<>(List.of(name));
    int comma = name.indexOf(',');
    if (comma > 0) {
      whole.add(name.substring(comma + 1) + " " + name.substring(0, comma));
    }
    for (String one : whole) {
      String bare = Normalizer.normalize(one, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
      if (!bare.isEmpty()) {
        forms.add(bare.toLowerCase(Locale.ROOT));
      }
    }
    return forms;
  }
}
