package dev.firedrill.grading.rubric.persistence;

import dev.firedrill.grading.rubric.Rubric;
import dev.firedrill.grading.rubric.RubricJson;
import dev.firedrill.grading.rubric.RubricScope;
import dev.firedrill.grading.rubric.Rubrics;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiRubrics implements Rubrics {
  private static final String SELECT =
      "SELECT scope, version, criteria, reason, by_person, saved_at FROM rubric ";

  private static final RowMapper<Rubric> RUBRIC =
      (row, context) ->
          new Rubric(
              new RubricScope(row.getString("scope")),
              row.getLong("version"),
              RubricJson.read(row.getString("criteria")),
              row.getString("reason"),
              new PersonId(row.getObject("by_person", UUID.class)),
              row.getObject("saved_at", OffsetDateTime.class).toInstant());

  private final Jdbi jdbi;

  JdbiRubrics(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Rubric> latest(RubricScope scope) {
    return history(scope).stream().findFirst();
  }

  @Override
  public Optional<Rubric> find(RubricScope scope, long version) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE scope = :scope AND version = :version")
            .bind("scope", scope.value())
            .bind("version", version)
            .map(RUBRIC)
            .findOne());
  }

  @Override
  public List<Rubric> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT DISTINCT ON (scope) scope, version, criteria, reason, by_person, saved_at
                FROM rubric ORDER BY scope, version DESC
                """)
            .map(RUBRIC)
            .list());
  }

  @Override
  public List<Rubric> history(RubricScope scope) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE scope = :scope ORDER BY version DESC")
            .bind("scope", scope.value())
            .map(RUBRIC)
            .list());
  }

  @Override
  public boolean add(Rubric rubric) {
    Instant savedAt = Objects.requireNonNull(rubric.savedAt());
    PersonId by = Objects.requireNonNull(rubric.by());
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO rubric (scope, version, criteria, reason, by_person, saved_at)
                    SELECT :scope, :version, :criteria, :reason, :by, :savedAt
                    WHERE :version = 1 + (
                      SELECT coalesce(max(version), 0) FROM rubric WHERE scope = :scope)
                    ON CONFLICT (scope, version) DO NOTHING
                    """)
                .bind("scope", rubric.scope().value())
                .bind("version", rubric.version())
                .bind("criteria", RubricJson.write(rubric.criteria()))
                .bind("reason", rubric.reason())
                .bind("by", by.value())
                .bind("savedAt", savedAt.atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }
}
