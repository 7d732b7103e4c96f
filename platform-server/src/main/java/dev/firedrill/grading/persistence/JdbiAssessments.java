package dev.firedrill.grading.persistence;

import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.scoring.ScoreJson;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.team.TeamId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiAssessments implements Assessments {
  private static final String SELECT =
      """
      SELECT a.id, a.run_id, a.run_number, a.scenario_title, a.team_id, a.incident_id,
        a.window_from, a.window_to, a.evidence_up_to, a.objective, a.share_of_mark, a.auto_score,
        a.credit, a.adjusted_up_to, a.revision
      FROM assessment a
      """;

  private static final RowMapper<Assessment> ASSESSMENT =
      (row, context) -> {
        UUID incident = row.getObject("incident_id", UUID.class);
        String auto = row.getString("auto_score");
        return new Assessment(
            new AssessmentId(row.getObject("id", UUID.class)),
            new RunId(row.getObject("run_id", UUID.class)),
            row.getInt("run_number"),
            row.getString("scenario_title"),
            new TeamId(row.getObject("team_id", UUID.class)),
            incident == null ? null : new IncidentId(incident),
            row.getObject("window_from", OffsetDateTime.class).toInstant(),
            row.getObject("window_to", OffsetDateTime.class).toInstant(),
            row.getLong("evidence_up_to"),
            row.getDouble("objective"),
            row.getDouble("share_of_mark"),
            ScoreJson.read(auto),
            auto,
            row.getBoolean("credit"),
            row.getLong("adjusted_up_to"),
            row.getInt("revision"));
      };

  private final Jdbi jdbi;

  JdbiAssessments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean add(Assessment assessment) {
    IncidentId incident = assessment.incident();
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO assessment (id, run_id, run_number, scenario_title, team_id,
                      incident_id, window_from, window_to, evidence_up_to, objective,
                      share_of_mark, auto_score, credit, adjusted_up_to, revision)
                    VALUES (:id, :run, :runNumber, :scenarioTitle, :team, :incident, :from, :to,
                      :evidenceUpTo, :objective, :shareOfMark, :autoScore, :credit, :adjustedUpTo,
                      :revision)
                    ON CONFLICT (run_id, team_id) DO NOTHING
                    """)
                .bind("id", assessment.id().value())
                .bind("run", assessment.run().value())
                .bind("runNumber", assessment.runNumber())
                .bind("scenarioTitle", assessment.scenarioTitle())
                .bind("team", assessment.team().value())
                .bind("incident", incident == null ? null : incident.value())
                .bind("from", assessment.from().atOffset(ZoneOffset.UTC))
                .bind("to", assessment.to().atOffset(ZoneOffset.UTC))
                .bind("evidenceUpTo", assessment.evidenceUpTo())
                .bind("objective", assessment.objective())
                .bind("shareOfMark", assessment.shareOfMark())
                .bind("autoScore", assessment.autoJson())
                .bind("credit", assessment.credit())
                .bind("adjustedUpTo", assessment.adjustedUpTo())
                .bind("revision", assessment.revision())
                .execute()
            == 1);
  }

  @Override
  public boolean replace(Assessment changed) {
    IncidentId incident = changed.incident();
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE assessment
                    SET incident_id = :incident, auto_score = :autoScore,
                      adjusted_up_to = :adjustedUpTo, revision = :revision
                    WHERE id = :id AND revision = :revision - 1
                    """)
                .bind("id", changed.id().value())
                .bind("incident", incident == null ? null : incident.value())
                .bind("autoScore", changed.autoJson())
                .bind("adjustedUpTo", changed.adjustedUpTo())
                .bind("revision", changed.revision())
                .execute()
            == 1);
  }

  @Override
  public Optional<Assessment> find(AssessmentId id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE a.id = :id")
            .bind("id", id.value())
            .map(ASSESSMENT)
            .findOne());
  }

  @Override
  public Optional<Assessment> find(RunId run, TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE a.run_id = :run AND a.team_id = :team")
            .bind("run", run.value())
            .bind("team", team.value())
            .map(ASSESSMENT)
            .findOne());
  }

  @Override
  public List<Assessment> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT + "JOIN team t ON t.id = a.team_id ORDER BY a.run_number DESC, t.slug")
            .map(ASSESSMENT)
            .list());
  }
}
