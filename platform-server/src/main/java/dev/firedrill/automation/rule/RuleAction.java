package dev.firedrill.automation.rule;

import dev.firedrill.automation.Action;
import java.util.UUID;

/** What a rule does. */
public sealed interface RuleAction {
  /** The word by which it is stored, counted and sent. */
  Kind kind();

  /** The kinds of actions. */
  enum Kind {
    RESTART,
    ROLLBACK,
    FLAG,
    SCALE,
    RUNBOOK
  }

  /** One action at a bot. */
  record Act(Action action) implements RuleAction {
    @Override
    public Kind kind() {
      return switch (action) {
        case Action.Restart _ -> Kind.RESTART;
        case Action.Rollback _ -> Kind.ROLLBACK;
        case Action.SwitchFlag _ -> Kind.FLAG;
        case Action.Scale _ -> Kind.SCALE;
      };
    }
  }

  /** All steps of a runbook, as long as they go well. */
  record GoThrough(UUID runbook) implements RuleAction {
    @Override
    public Kind kind() {
      return Kind.RUNBOOK;
    }
  }
}
