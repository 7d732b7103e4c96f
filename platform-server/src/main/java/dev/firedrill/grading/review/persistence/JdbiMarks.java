package dev.firedrill.grading.review.persistence;

import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.review.Mark;
import dev.firedrill.grading.review.Marks;
import dev.firedrill.grading.rubric.Selection;
import dev.firedrill.kernel.PersonId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiMarks implements Marks {
  private static final String SELECT =
      """
      SELECT assessment_id, criterion, reading, level, items, comment, flagged, second_look,
        by_person, version, saved_at
      FROM review_mark
      """;

  private static final RowMapper<Mark> MARK =
      (row, context) -> {
        int level = row.getInt("level");
        boolean none = row.wasNull();
        String[] items = (String[]) row.getArray("items").getArray();
        return new Mark(
            new AssessmentId(row.getObject("assessment_id", UUID.class)),
            row.getString("criterion"),
            row.getInt("reading"),
            new Selection(none ? null : level, Set.of(items)),
            row.getString("comment"),
            row.getBoolean("flagged"),
            row.getBoolean("second_look"),
            new PersonId(row.getObject("by_person", UUID.class)),
            row.getLong("version"),
            row.getObject("saved_at", OffsetDateTime.class).toInstant());
      };

  private final Jdbi jdbi;

  JdbiMarks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Mark> all() {
    return jdbi.withHandle(handle -> handle.createQuery(SELECT).map(MARK).list());
  }

  @Override
  public List<Mark> of(AssessmentId assessment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE assessment_id = :assessment")
            .bind("assessment", assessment.value())
            .map(MARK)
            .list());
  }

  @Override
  public Optional<Mark> find(AssessmentId assessment, String criterion, int reading) {
    return of(assessment).stream()
        .filter(mark -> mark.criterion().equals(criterion) && mark.reading() == reading)
        .findFirst();
  }

  @Override
  public boolean replace(Mark mark) {
    String sql =
        mark.version() == 1
            ? """
            INSERT INTO review_mark (assessment_id, criterion, reading, level, items, comment,
              flagged, second_look, by_person, version, saved_at)
            VALUES (:assessment, :criterion, :reading, :level, :items, :comment, :flagged,
              :secondLook, :by, :version, :savedAt)
            ON CONFLICT (assessment_id, criterion, reading) DO NOTHING
            """
            : """
            UPDATE review_mark
            SET level = :level, items = :items, comment = :comment, flagged = :flagged,
              second_look = :secondLook, by_person = :by, version = :version, saved_at = :savedAt
            WHERE assessment_id = :assessment AND criterion = :criterion AND reading = :reading
              AND version = :version - 1
            """;
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(sql)
                .bind("assessment", mark.assessment().value())
                .bind("criterion", mark.criterion())
                .bind("reading", mark.reading())
                .bind("level", mark.selection().level())
                .bindArray("items", String.class, mark.selection().sortedItems().toArray())
                .bind("comment", mark.comment())
                .bind("flagged", mark.flagged())
                .bind("secondLook", mark.secondLook())
                .bind("by", mark.by().value())
                .bind("version", mark.version())
                .bind("savedAt", mark.savedAt().atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }

  @Override
  public boolean remove(AssessmentId assessment, String criterion, int reading, long version) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    DELETE FROM review_mark
                    WHERE assessment_id = :assessment AND criterion = :criterion
                      AND reading = :reading AND version = :version
                    """)
                .bind("assessment", assessment.value())
                .bind("criterion", criterion)
                .bind("reading", reading)
                .bind("version", version)
                .execute()
            == 1);
  }
}
