package dev.firedrill.app.bench.grading;

import dev.firedrill.grading.Assessment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Edits one field of one row as somebody with the database's password would, asks whether it is
 * found, and puts the row back.
 */
final class Tampers {
  /** Who looks: the real check, or one that is blind for something and must miss it. */
  enum Watchman {
    REAL,
    LOOKS_AT_EVIDENCE_ALONE,
    LOOKS_AT_ROWS_ALONE
  }

  /** A column of a table, and what it is set to. */
  private record Edit(String table, String column, String value) {}

  private static final List<Edit> EVIDENCE =
      List.of(
          new Edit(
              "evidence",
              "kind",
              "CASE kind WHEN 'sli.window' THEN 'bot.started' ELSE 'sli.window' END"),
          new Edit(
              "evidence", "audience", "CASE audience WHEN 'TEAM' THEN 'STAFF' ELSE 'TEAM' END"),
          new Edit("evidence", "subject", "subject || '.'"),
          new Edit("evidence", "text", "overlay(text placing '#' from 1 for 1)"),
          new Edit("evidence", "payload", "payload || ' '"),
          new Edit("evidence", "payload", "'{\"a\":1}'"),
          new Edit("evidence", "payload", "'not json'"),
          new Edit("evidence", "occurred_at", "occurred_at + interval '1 microsecond'"),
          new Edit("evidence", "recorded_at", "recorded_at - interval '1 second'"),
          new Edit("evidence", "run_id", "gen_random_uuid()"),
          new Edit(
              "evidence",
              "actor",
              "CASE WHEN actor IS NULL THEN (SELECT id FROM person LIMIT 1) END"),
          new Edit("evidence", "environment", "'STAGING'"),
          new Edit("evidence", "position", "position + 1000000"),
          new Edit("evidence", "caused_by", "(SELECT min(id) FROM evidence)"),
          new Edit("evidence", "hash", "overlay(hash placing 'x' from 7 for 1)"));

  private static final List<Edit> SCORES =
      List.of(
          new Edit(
              "assessment",
              "auto_score",
              "regexp_replace(auto_score, '\"total\":[0-9.]+', '\"total\":99.9')"),
          new Edit("assessment", "auto_score", "auto_score || ' '"),
          new Edit("assessment", "run_number", "run_number + 1"),
          new Edit("assessment", "scenario_title", "scenario_title || '!'"),
          new Edit("assessment", "window_from", "window_from - interval '1 second'"),
          new Edit("assessment", "window_to", "window_to + interval '1 microsecond'"),
          new Edit("assessment", "evidence_up_to", "evidence_up_to - 1"),
          new Edit("assessment", "objective", "objective - 0.001"),
          new Edit("assessment", "share_of_mark", "share_of_mark / 2"),
          new Edit("assessment", "credit", "NOT credit"),
          new Edit("assessment", "adjusted_up_to", "adjusted_up_to + 1"),
          new Edit("assessment", "revision", "revision + 1"));

  private static final List<Edit> GRADES =
      List.of(
          new Edit("grade", "mark", "CASE WHEN mark > 50 THEN mark - 0.1 ELSE mark + 0.1 END"),
          new Edit("grade", "comment", "comment || ' well done'"),
          new Edit("grade", "version", "version + 1"),
          new Edit("grade", "saved_at", "saved_at - interval '1 microsecond'"),
          new Edit(
              "grade", "by_person", "(SELECT id FROM person p WHERE p.id <> by_person LIMIT 1)"));

  private final GradedCourse course;
  private final Random random;
  private final List<Assessment> assessments;

  Tampers(GradedCourse course, long seed) {
    this.course = course;
    this.random = new Random(seed);
    this.assessments = course.assessments.all();
    course.jdbi.useHandle(handle -> {
      handle.execute("ALTER TABLE evidence DISABLE TRIGGER evidence_append_only");
      for (String table : List.of("evidence", "assessment", "grade")) {
        handle.execute("CREATE TABLE kept_" + table + " AS SELECT * FROM " + table);
      }
      handle.execute("CREATE INDEX ON kept_evidence (id)");
    });
  }

  /** How many edits were made of each kind, and how many were missed. */
  record Tally(Map<String, Integer> made, Map<String, Integer> missed) {
    int allMade() {
      return made.values().stream().mapToInt(Integer::intValue).sum();
    }

    int allMissed() {
      return missed.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Six of ten edits hit evidence, every second of those a fact about what staff did or scored. */
  Tally of(int number, Watchman watchman) {
    Map<String, Integer> made = new LinkedHashMap<>();
    Map<String, Integer> missed = new LinkedHashMap<>();
    for (int i = 0; i < number; i++) {
      Assessment target = assessments.get(random.nextInt(assessments.size()));
      int dice = random.nextInt(10);
      String what = dice < 3 ? "evidence" : dice < 6 ? "audit" : dice < 8 ? "score" : "grade";
      boolean found =
          switch (what) {
            case "evidence" -> evidence(target, false, watchman);
            case "audit" -> evidence(target, true, watchman);
            case "score" -> row(target, SCORES, "id", watchman);
            default -> row(target, GRADES, "assessment_id", watchman);
          };
      made.merge(what, 1, Integer::sum);
      missed.merge(what, found ? 0 : 1, Integer::sum);
    }
    return new Tally(made, missed);
  }

  /** Findings where nobody edited anything. */
  int falseFindings() {
    int findings = 0;
    for (Assessment assessment : assessments) {
      findings += finds(assessment, Watchman.REAL) ? 1 : 0;
    }
    return findings;
  }

  private boolean evidence(Assessment target, boolean audit, Watchman watchman) {
    List<Long> ids =
        course.jdbi.withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM kept_evidence
                    WHERE team_id = :team AND (:audit = (kind IN
                      ('instructor.action', 'score.computed', 'grade.saved', 'grade.published')))
                    """)
                .bind("team", target.team().value())
                .bind("audit", audit)
                .mapTo(Long.class)
                .list());
    Long id = ids.get(random.nextInt(ids.size()));
    Edit edit = EVIDENCE.get(random.nextInt(EVIDENCE.size()));
    return edited(edit, "id", id, target, watchman);
  }

  private boolean row(Assessment target, List<Edit> edits, String key, Watchman watchman) {
    Edit edit = edits.get(random.nextInt(edits.size()));
    return edited(edit, key, target.id().value(), target, watchman);
  }

  private boolean edited(Edit edit, String key, Object id, Assessment target, Watchman watchman) {
    String where = " WHERE " + edit.table() + "." + key + " = ?";
    int changed =
        course.jdbi.withHandle(handle ->
            handle.execute(
                "UPDATE "
                    + edit.table()
                    + " SET "
                    + edit.column()
                    + " = "
                    + edit.value()
                    + where
                    + " AND "
                    + edit.column()
                    + " IS DISTINCT FROM "
                    + edit.value(),
                id));
    if (changed == 0) {
      // The field had this value, so nothing was edited; another edit of the same row instead.
      return edited(
          new Edit(edit.table(), other(edit), other(edit) + " || '~'"), key, id, target, watchman);
    }
    try {
      return finds(target, watchman);
    } finally {
      course.jdbi.useHandle(handle ->
          handle.execute(
              "UPDATE "
                  + edit.table()
                  + " SET "
                  + edit.column()
                  + " = kept."
                  + edit.column()
                  + " FROM kept_"
                  + edit.table()
                  + " kept"
                  + where
                  + " AND kept."
                  + key
                  + " = "
                  + edit.table()
                  + "."
                  + key,
              id));
    }
  }

  private static String other(Edit edit) {
    return switch (edit.table()) {
      case "evidence" -> "text";
      case "assessment" -> "scenario_title";
      default -> "comment";
    };
  }

  private boolean finds(Assessment target, Watchman watchman) {
    try {
      return looks(target.id().value(), watchman);
    } catch (RuntimeException unreadable) {
      // What cannot be read is seen by whoever reads it.
      return true;
    }
  }

  private boolean looks(UUID id, Watchman watchman) {
    Assessment now =
        course
            .assessments
            .find(new dev.firedrill.grading.AssessmentId(id))
            .orElseThrow(() -> new IllegalStateException("the row is gone"));
    return switch (watchman) {
      case REAL -> !course.integrity.check(now, course.grades.find(now.id()).orElse(null)).whole();
      case LOOKS_AT_EVIDENCE_ALONE ->
          course.evidence.firstBroken(now.team().toString()).isPresent();
      case LOOKS_AT_ROWS_ALONE ->
          course.integrity.checkRows(now, course.grades.find(now.id()).orElse(null)).isPresent();
    };
  }
}
