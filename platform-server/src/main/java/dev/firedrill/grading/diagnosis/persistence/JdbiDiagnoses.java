package dev.firedrill.grading.diagnosis.persistence;

import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.diagnosis.Answer;
import dev.firedrill.grading.diagnosis.Diagnoses;
import dev.firedrill.grading.diagnosis.Diagnosis;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiDiagnoses implements Diagnoses {
  private static final String SELECT =
      """
      SELECT run_id, team_id, number, incident_id, component, mechanism, "trigger", reasons,
        by_person, submitted_at
      FROM diagnosis
      """;

  private static final RowMapper<Diagnosis> DIAGNOSIS =
      (row, context) ->
          new Diagnosis(
              new RunId(row.getObject("run_id", UUID.class)),
              new TeamId(row.getObject("team_id", UUID.class)),
              row.getInt("number"),
              new IncidentId(row.getObject("incident_id", UUID.class)),
              new Answer(
                  row.getString("component"),
                  row.getString("mechanism"),
                  row.getString("trigger"),
                  row.getString("reasons")),
              new PersonId(row.getObject("by_person", UUID.class)),
              row.getObject("submitted_at", OffsetDateTime.class).toInstant());

  private final Jdbi jdbi;

  JdbiDiagnoses(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean add(Diagnosis diagnosis) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO diagnosis (run_id, team_id, number, incident_id, component,
                      mechanism, "trigger", reasons, by_person, submitted_at)
                    VALUES (:run, :team, :number, :incident, :component, :mechanism, :trigger,
                      :reasons, :by, :at)
                    ON CONFLICT (run_id, team_id, number) DO NOTHING
                    """)
                .bind("run", diagnosis.run().value())
                .bind("team", diagnosis.team().value())
                .bind("number", diagnosis.number())
                .bind("incident", diagnosis.incident().value())
                .bind("component", diagnosis.answer().component())
                .bind("mechanism", diagnosis.answer().mechanism())
                .bind("trigger", diagnosis.answer().trigger())
                .bind("reasons", diagnosis.answer().reasons())
                .bind("by", diagnosis.by().value())
                .bind("at", diagnosis.at().atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }

  @Override
  public List<Diagnosis> of(RunId run, TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE run_id = :run AND team_id = :team ORDER BY number")
            .bind("run", run.value())
            .bind("team", team.value())
            .map(DIAGNOSIS)
            .list());
  }

  @Override
  public List<Diagnosis> of(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE incident_id = :incident ORDER BY number")
            .bind("incident", incident.value())
            .map(DIAGNOSIS)
            .list());
  }
}
