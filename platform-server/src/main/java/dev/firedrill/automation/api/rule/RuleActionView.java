package dev.firedrill.automation.api.rule;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.rule.RuleAction;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.EnvironmentName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does. RUNBOOK needs {@code runbookId}; all others need {@code environment}, FLAG also
 * {@code flag} and {@code on}, SCALE {@code memoryMiB}, {@code cpuPercent} or both.
 */
public record RuleActionView(
    RuleAction.Kind type,
    @Nullable EnvironmentName environment,
    @Nullable String flag,
    @Nullable Boolean on,
    @Nullable Integer memoryMiB,
    @Nullable Integer cpuPercent,
    @Nullable UUID runbookId) {
  static RuleActionView of(RuleAction action) {
    return switch (action) {
      case RuleAction.GoThrough(UUID runbook) ->
          new RuleActionView(action.kind(), null, null, null, null, null, runbook);
      case RuleAction.Act(Action act) -> {
        Action.SwitchFlag flag = act instanceof Action.SwitchFlag is ? is : null;
        Action.Scale scale = act instanceof Action.Scale is ? is : null;
        yield new RuleActionView(
            action.kind(),
            act.environment(),
            flag == null ? null : flag.flag(),
            flag == null ? null : flag.on(),
            scale == null ? null : scale.memoryMiB(),
            scale == null ? null : scale.cpuPercent(),
            null);
      }
    };
  }

  RuleAction action() {
    return switch (type) {
      case RESTART -> new RuleAction.Act(new Action.Restart(where()));
      case ROLLBACK -> new RuleAction.Act(new Action.Rollback(where(), null));
      case FLAG ->
          new RuleAction.Act(new Action.SwitchFlag(where(), given(flag, "flag"), given(on, "on")));
      case SCALE -> {
        if (memoryMiB == null && cpuPercent == null) {
          throw Failure.invalid("SCALE needs memoryMiB, cpuPercent or both; give one.");
        }
        yield new RuleAction.Act(new Action.Scale(where(), memoryMiB, cpuPercent));
      }
      case RUNBOOK -> new RuleAction.GoThrough(given(runbookId, "runbookId"));
    };
  }

  private EnvironmentName where() {
    return given(environment, "environment");
  }

  private <T> T given(@Nullable T value, String name) {
    if (value == null) {
      throw Failure.invalid("%s needs %s; give one.".formatted(type, name));
    }
    return value;
  }
}
