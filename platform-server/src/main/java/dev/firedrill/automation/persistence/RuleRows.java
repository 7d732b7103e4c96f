package dev.firedrill.automation.persistence;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.rule.Execution;
import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.RuleAction;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.AlarmState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Rows of rules and of what they did as records. */
final class RuleRows {
  static final RowMapper<Rule> RULE =
      (row, context) ->
          new Rule(
              Columns.id(row, "id"),
              Columns.team(row),
              row.getLong("version"),
              new Rule.Terms(
                  row.getString("name"),
                  Columns.id(row, "alarm_id"),
                  AlarmState.valueOf(row.getString("on_state")),
                  action(row),
                  row.getInt("cooldown_seconds"),
                  row.getInt("max_per_hour"),
                  row.getBoolean("dry_run"),
                  row.getBoolean("enabled")),
              row.getString("stopped_because"),
              Columns.instant(row, "armed_at"),
              Columns.instant(row, "created_at"),
              Columns.person(row, "created_by"),
              Columns.instant(row, "updated_at"),
              Columns.person(row, "updated_by"));

  static final RowMapper<Execution> EXECUTION =
      (row, context) ->
          new Execution(
              Columns.id(row, "id"),
              Columns.id(row, "rule_id"),
              Columns.team(row),
              new Execution.Cause(
                  row.getLong("transition"),
                  Columns.id(row, "alarm_id"),
                  row.getString("alarm_name"),
                  AlarmState.valueOf(row.getString("went")),
                  Columns.instant(row, "went_at")),
              Execution.State.valueOf(row.getString("state")),
              row.getString("what"),
              row.getString("detail"),
              row.getString("ref"),
              Columns.instant(row, "started_at"),
              Columns.instant(row, "deadline"),
              Columns.nullableInstant(row, "ended_at"));

  private RuleRows() {}

  private static RuleAction action(ResultSet row) throws SQLException {
    RuleAction.Kind kind = RuleAction.Kind.valueOf(row.getString("action"));
    if (kind == RuleAction.Kind.RUNBOOK) {
      return new RuleAction.GoThrough(Columns.id(row, "runbook_id"));
    }
    EnvironmentName environment = EnvironmentName.valueOf(row.getString("environment"));
    return new RuleAction.Act(
        switch (kind) {
          case RESTART -> new Action.Restart(environment);
          case ROLLBACK -> new Action.Rollback(environment, null);
          case FLAG ->
              new Action.SwitchFlag(environment, row.getString("flag"), row.getBoolean("flag_on"));
          case SCALE ->
              new Action.Scale(environment, whole(row, "memory_mib"), whole(row, "cpu_percent"));
          case RUNBOOK -> throw new IllegalStateException("a runbook is no action at a bot");
        });
  }

  private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  /** What the columns of an action hold. */
  static Map<String, @Nullable Object> columns(RuleAction action) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    for (String name : new String[] {"environment", "flag", "on", "memory", "cpu", "runbook"}) {
      columns.put(name, null);
    }
    columns.put("action", action.kind().name());
    switch (action) {
      case RuleAction.GoThrough(var runbook) -> columns.put("runbook", runbook);
      case RuleAction.Act(Action act) -> {
        columns.put("environment", act.environment().name());
        if (act instanceof Action.SwitchFlag(var _, String flag, boolean on)) {
          columns.put("flag", flag);
          columns.put("on", on);
        }
        if (act instanceof Action.Scale scale) {
          columns.put("memory", scale.memoryMiB());
          columns.put("cpu", scale.cpuPercent());
        }
      }
    }
    return columns;
  }
}
