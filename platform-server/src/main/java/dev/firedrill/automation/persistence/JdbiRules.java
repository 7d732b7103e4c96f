package dev.firedrill.automation.persistence;

import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.Rules;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiRules implements Rules {
  private static final String SELECT =
      """
      SELECT id, team_id, version, name, alarm_id, on_state, action, environment, flag, flag_on,
          memory_mib, cpu_percent, runbook_id, cooldown_seconds, max_per_hour, dry_run, enabled,
          stopped_because, armed_at, created_at, created_by, updated_at, updated_by
      FROM automation_rule
      WHERE deleted_at IS NULL
      """;

  private final Jdbi jdbi;

  JdbiRules(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Rule> of(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "AND team_id = :team ORDER BY lower(name), id")
            .bind("team", team.value())
            .map(RuleRows.RULE)
            .list());
  }

  @Override
  public List<Rule> enabled() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "AND enabled ORDER BY created_at, id")
            .map(RuleRows.RULE)
            .list());
  }

  @Override
  public Optional<Rule> find(UUID id) {
    return one(id, "");
  }

  @Override
  public Optional<Rule> lock(UUID id) {
    return one(id, " FOR UPDATE");
  }

  private Optional<Rule> one(UUID id, String lock) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "AND id = :id" + lock)
            .bind("id", id)
            .map(RuleRows.RULE)
            .findOne());
  }

  @Override
  public void save(Rule rule) {
    Rule.Terms terms = rule.terms();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO automation_rule (id, team_id, version, name, alarm_id, on_state, action,
                    environment, flag, flag_on, memory_mib, cpu_percent, runbook_id,
                    cooldown_seconds, max_per_hour, dry_run, enabled, stopped_because, armed_at,
                    created_at, created_by, updated_at, updated_by)
                VALUES (:id, :team, :version, :name, :alarm, :when, :action, :environment, :flag,
                    :on, :memory, :cpu, :runbook, :cooldown, :most, :dryRun, :enabled, :stopped,
                    :armedAt, :createdAt, :createdBy, :updatedAt, :updatedBy)
                ON CONFLICT (id) DO UPDATE
                SET version = :version, name = :name, alarm_id = :alarm, on_state = :when,
                    action = :action, environment = :environment, flag = :flag, flag_on = :on,
                    memory_mib = :memory, cpu_percent = :cpu, runbook_id = :runbook,
                    cooldown_seconds = :cooldown, max_per_hour = :most, dry_run = :dryRun,
                    enabled = :enabled, stopped_because = :stopped, armed_at = :armedAt,
                    updated_at = :updatedAt, updated_by = :updatedBy
                """)
            .bind("id", rule.id())
            .bind("team", rule.team().value())
            .bind("version", rule.version())
            .bind("name", terms.name())
            .bind("alarm", terms.alarm())
            .bind("when", terms.when().name())
            .bindMap(RuleRows.columns(terms.action()))
            .bind("cooldown", terms.cooldownSeconds())
            .bind("most", terms.maxPerHour())
            .bind("dryRun", terms.dryRun())
            .bind("enabled", terms.enabled())
            .bind("stopped", rule.stoppedBecause())
            .bind("armedAt", Columns.utc(rule.armedAt()))
            .bind("createdAt", Columns.utc(rule.createdAt()))
            .bind("createdBy", rule.createdBy().value())
            .bind("updatedAt", Columns.utc(rule.updatedAt()))
            .bind("updatedBy", rule.updatedBy().value())
            .execute());
  }

  @Override
  public void delete(UUID id, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE automation_rule SET deleted_at = :at, enabled = FALSE WHERE id = :id
                """)
            .bind("id", id)
            .bind("at", Columns.utc(at))
            .execute());
  }
}
