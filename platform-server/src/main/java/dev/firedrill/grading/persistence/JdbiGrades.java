package dev.firedrill.grading.persistence;

import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiGrades implements Grades {
  private static final String SELECT =
      """
      SELECT assessment_id, mark, comment, state, by_person, version, saved_at, published_at
      FROM grade
      """;

  private static final RowMapper<Grade> GRADE =
      (row, context) -> {
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new Grade(
            new AssessmentId(row.getObject("assessment_id", UUID.class)),
            row.getDouble("mark"),
            row.getString("comment"),
            Grade.State.valueOf(row.getString("state")),
            new PersonId(row.getObject("by_person", UUID.class)),
            row.getLong("version"),
            row.getObject("saved_at", OffsetDateTime.class).toInstant(),
            published == null ? null : published.toInstant());
      };

  private final Jdbi jdbi;

  JdbiGrades(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Grade> find(AssessmentId assessment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE assessment_id = :assessment")
            .bind("assessment", assessment.value())
            .map(GRADE)
            .findOne());
  }

  @Override
  public List<Grade> all() {
    return jdbi.withHandle(handle -> handle.createQuery(SELECT).map(GRADE).list());
  }

  @Override
  public boolean replace(Grade grade) {
    String sql =
        grade.version() == 1
            ? """
            INSERT INTO grade (assessment_id, mark, comment, state, by_person, version, saved_at,
              published_at)
            VALUES (:assessment, :mark, :comment, :state, :by, :version, :savedAt, :publishedAt)
            ON CONFLICT (assessment_id) DO NOTHING
            """
            : """
            UPDATE grade
            SET mark = :mark, comment = :comment, state = :state, by_person = :by,
              version = :version, saved_at = :savedAt, published_at = :publishedAt
            WHERE assessment_id = :assessment AND version = :version - 1
            """;
    Instant published = grade.publishedAt();
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(sql)
                .bind("assessment", grade.assessment().value())
                .bind("mark", grade.mark())
                .bind("comment", grade.comment())
                .bind("state", grade.state())
                .bind("by", grade.by().value())
                .bind("version", grade.version())
                .bind("savedAt", grade.savedAt().atOffset(ZoneOffset.UTC))
                .bind("publishedAt", published == null ? null : published.atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }

  @Override
  public boolean isPublishedFor(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT EXISTS (
                  SELECT 1 FROM grade g JOIN assessment a ON a.id = g.assessment_id
                  WHERE a.incident_id = :incident AND g.state = 'PUBLISHED')
                """)
            .bind("incident", incident.value())
            .mapTo(Boolean.class)
            .one());
  }
}
