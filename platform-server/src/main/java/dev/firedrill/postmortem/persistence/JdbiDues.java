package dev.firedrill.postmortem.persistence;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.due.Dues;
import dev.firedrill.postmortem.due.Extension;
import dev.firedrill.postmortem.due.LatePolicy;
import dev.firedrill.postmortem.due.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiDues implements Dues {
  private final Jdbi jdbi;

  JdbiDues(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Terms terms() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT version, due_after, grace, step, percent_per_step, percent_at_most,
                  closes_after
                FROM postmortem_terms
                """)
            .map((row, _) -> terms(row))
            .findOne()
            .orElse(Terms.FRESH));
  }

  private static Terms terms(ResultSet row) throws SQLException {
    return new Terms(
        row.getLong("version"),
        seconds(row, "due_after"),
        new LatePolicy(
            Duration.ofSeconds(row.getLong("grace")),
            Duration.ofSeconds(row.getLong("step")),
            row.getInt("percent_per_step"),
            row.getInt("percent_at_most"),
            seconds(row, "closes_after")));
  }

  private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
    Long value = row.getObject(column, Long.class);
    return value == null ? null : Duration.ofSeconds(value);
  }

  @Override
  public boolean save(Terms terms, PersonId by, Instant at) {
    String sql =
        terms.version() == 1
            ? """
            INSERT INTO postmortem_terms (version, due_after, grace, step, percent_per_step,
              percent_at_most, closes_after, set_by, set_at)
            VALUES (:version, :dueAfter, :grace, :step, :perStep, :atMost, :closesAfter, :by, :at)
            ON CONFLICT (singleton) DO NOTHING
            """
            : """
            UPDATE postmortem_terms
            SET version = :version, due_after = :dueAfter, grace = :grace, step = :step,
              percent_per_step = :perStep, percent_at_most = :atMost, closes_after = :closesAfter,
              set_by = :by, set_at = :at
            WHERE version = :version - 1
            """;
    Duration dueAfter = terms.dueAfter();
    LatePolicy policy = terms.policy();
    Duration closesAfter = policy.closesAfter();
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(sql)
                .bind("version", terms.version())
                .bind("dueAfter", dueAfter == null ? null : dueAfter.toSeconds())
                .bind("grace", policy.grace().toSeconds())
                .bind("step", policy.step().toSeconds())
                .bind("perStep", policy.percentPerStep())
                .bind("atMost", policy.percentAtMost())
                .bind("closesAfter", closesAfter == null ? null : closesAfter.toSeconds())
                .bind("by", by.value())
                .bind("at", Utc.of(at))
                .execute()
            == 1);
  }

  @Override
  public Optional<Instant> ofRun(UUID run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT due_at FROM postmortem_run_due WHERE run_id = :run")
            .bind("run", run)
            .map((row, _) -> Utc.read(row, "due_at"))
            .findOne());
  }

  @Override
  public void setRun(UUID run, @Nullable Instant due, PersonId by, Instant at) {
    if (due == null) {
      jdbi.useHandle(handle ->
          handle
              .createUpdate("DELETE FROM postmortem_run_due WHERE run_id = :run")
              .bind("run", run)
              .execute());
      return;
    }
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO postmortem_run_due (run_id, due_at, set_by, set_at)
                VALUES (:run, :due, :by, :at)
                ON CONFLICT (run_id) DO UPDATE SET due_at = :due, set_by = :by, set_at = :at
                """)
            .bind("run", run)
            .bind("due", Utc.of(due))
            .bind("by", by.value())
            .bind("at", Utc.of(at))
            .execute());
  }

  @Override
  public Optional<Extension> extension(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT due_at, reason, given_by, given_at FROM postmortem_extension
                WHERE incident_id = :incident
                """)
            .bind("incident", incident.value())
            .map((row, _) ->
                new Extension(
                    Utc.read(row, "due_at"),
                    row.getString("reason"),
                    new PersonId(row.getObject("given_by", UUID.class)),
                    Utc.read(row, "given_at")))
            .findOne());
  }

  @Override
  public void extend(IncidentId incident, Extension extension) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO postmortem_extension (incident_id, due_at, reason, given_by, given_at)
                VALUES (:incident, :due, :reason, :by, :at)
                ON CONFLICT (incident_id)
                DO UPDATE SET due_at = :due, reason = :reason, given_by = :by, given_at = :at
                """)
            .bind("incident", incident.value())
            .bind("due", Utc.of(extension.due()))
            .bind("reason", extension.reason())
            .bind("by", extension.by().value())
            .bind("at", Utc.of(extension.at()))
            .execute());
  }
}
