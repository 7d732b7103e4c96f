package dev.firedrill.grading.review.persistence;

import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.review.Publication;
import dev.firedrill.grading.review.Reader;
import dev.firedrill.grading.review.Result;
import dev.firedrill.grading.review.ReviewLedger;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiReviewLedger implements ReviewLedger {
  private static final RowMapper<Reader> READER =
      (row, context) ->
          new Reader(
              new AssessmentId(row.getObject("assessment_id", UUID.class)),
              row.getInt("reading"),
              new PersonId(row.getObject("rater", UUID.class)),
              row.getString("why"));

  private static final RowMapper<Result> RESULT =
      (row, context) ->
          new Result(
              new AssessmentId(row.getObject("assessment_id", UUID.class)),
              row.getObject("publication_id", UUID.class),
              row.getLong("grade_version"),
              row.getString("rubric_scope"),
              row.getLong("rubric_version"),
              Result.lines(row.getString("result")));

  private static final String RESULTS =
      """
      SELECT assessment_id, publication_id, grade_version, rubric_scope, rubric_version, result
      FROM review_result
      """;

  private final Jdbi jdbi;

  JdbiReviewLedger(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Reader> readers() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT assessment_id, reading, rater, why FROM review_reader")
            .map(READER)
            .list());
  }

  @Override
  public List<Reader> readers(AssessmentId assessment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT assessment_id, reading, rater, why FROM review_reader
                WHERE assessment_id = :assessment ORDER BY reading
                """)
            .bind("assessment", assessment.value())
            .map(READER)
            .list());
  }

  @Override
  public boolean assign(Reader reader, Instant at) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO review_reader (assessment_id, reading, rater, why, assigned_at)
                    VALUES (:assessment, :reading, :rater, :why, :at)
                    ON CONFLICT DO NOTHING
                    """)
                .bind("assessment", reader.assessment().value())
                .bind("reading", reader.reading())
                .bind("rater", reader.rater().value())
                .bind("why", reader.why())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }

  @Override
  public void seen(AssessmentId assessment, PersonId person, String criterion, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO review_presence (assessment_id, person_id, criterion, seen_at)
                VALUES (:assessment, :person, :criterion, :at)
                ON CONFLICT (assessment_id, person_id)
                DO UPDATE SET criterion = excluded.criterion, seen_at = excluded.seen_at
                """)
            .bind("assessment", assessment.value())
            .bind("person", person.value())
            .bind("criterion", criterion)
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public List<Presence> present(AssessmentId assessment, Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT person_id, criterion, seen_at FROM review_presence
                WHERE assessment_id = :assessment AND seen_at > :since ORDER BY seen_at DESC
                """)
            .bind("assessment", assessment.value())
            .bind("since", since.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                new Presence(
                    new PersonId(row.getObject("person_id", UUID.class)),
                    row.getString("criterion"),
                    row.getObject("seen_at", OffsetDateTime.class).toInstant()))
            .list());
  }

  @Override
  public void published(Publication publication) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO review_publication (id, run_id, by_person, at)
                VALUES (:id, :run, :by, :at)
                """)
            .bind("id", publication.id())
            .bind("run", publication.run().value())
            .bind("by", publication.by().value())
            .bind("at", publication.at().atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public Optional<Publication> latest(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, run_id, by_person, at, undone_at FROM review_publication
                WHERE run_id = :run ORDER BY at DESC LIMIT 1
                """)
            .bind("run", run.value())
            .map((row, context) -> {
              OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
              return new Publication(
                  row.getObject("id", UUID.class),
                  new RunId(row.getObject("run_id", UUID.class)),
                  new PersonId(row.getObject("by_person", UUID.class)),
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  undone == null ? null : undone.toInstant());
            })
            .findOne());
  }

  @Override
  public void undone(UUID publication, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("UPDATE review_publication SET undone_at = :at WHERE id = :id")
            .bind("id", publication)
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public void keep(Result result) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO review_result (assessment_id, publication_id, grade_version,
                  rubric_scope, rubric_version, result)
                VALUES (:assessment, :publication, :gradeVersion, :scope, :rubricVersion, :result)
                ON CONFLICT (assessment_id) DO UPDATE SET
                  publication_id = excluded.publication_id,
                  grade_version = excluded.grade_version,
                  rubric_scope = excluded.rubric_scope,
                  rubric_version = excluded.rubric_version,
                  result = excluded.result
                """)
            .bind("assessment", result.assessment().value())
            .bind("publication", result.publication())
            .bind("gradeVersion", result.gradeVersion())
            .bind("scope", result.rubricScope())
            .bind("rubricVersion", result.rubricVersion())
            .bind("result", result.linesJson())
            .execute());
  }

  @Override
  public Optional<Result> result(AssessmentId assessment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(RESULTS + "WHERE assessment_id = :assessment")
            .bind("assessment", assessment.value())
            .map(RESULT)
            .findOne());
  }

  @Override
  public List<Result> results(UUID publication) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(RESULTS + "WHERE publication_id = :publication")
            .bind("publication", publication)
            .map(RESULT)
            .list());
  }
}
