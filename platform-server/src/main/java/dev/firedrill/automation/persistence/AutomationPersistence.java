package dev.firedrill.automation.persistence;

import dev.firedrill.automation.rule.Executions;
import dev.firedrill.automation.rule.Rules;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.runbook.Runbooks;
import org.jdbi.v3.core.Jdbi;

/** Runbooks, their runs, and rules in PostgreSQL. */
public final class AutomationPersistence {
  private AutomationPersistence() {}

  public static Runbooks runbooks(Jdbi jdbi) {
    return new JdbiRunbooks(jdbi);
  }

  public static Runs runs(Jdbi jdbi) {
    return new JdbiRuns(jdbi);
  }

  public static Rules rules(Jdbi jdbi) {
    return new JdbiRules(jdbi);
  }

  public static Executions executions(Jdbi jdbi) {
    return new JdbiExecutions(jdbi);
  }
}
