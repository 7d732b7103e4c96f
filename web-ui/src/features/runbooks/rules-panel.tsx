import { Button } from "@mantine/core";
import { type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deleteRule, saveRule } from "@/api/automation";
import type { Rule } from "@/api/automation-types";
import { keys } from "@/api/keys";
import { ALARM_WORDS } from "@/components/alarm/alarm-words";
import { ActionButton } from "@/components/action-button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution, Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { useAction } from "@/components/use-action";
import { ExecutionList } from "./execution-list";
import { RuleDialog } from "./rule-dialog";
import { EXECUTION_STATES, limitsWords, ruleSaid } from "./run-words";
import classes from "./runbooks.module.css";

interface Props {
  scope: TeamScope;
  rules: UseQueryResult<Rule[]>;
  onAdd: () => void;
}

/** What happens by itself when an alarm changes. */
export function RulesPanel({ scope, rules, onAdd }: Props) {
  return (
    <Panel title="Rules: when an alarm changes, then do" live>
      <QueryView query={rules} lines={5}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              title="No rule yet."
              action={
                scope.canAct && (
                  <Button variant="default" onClick={onAdd}>
                    Add rule…
                  </Button>
                )
              }
            >
              A rule restarts, rolls back, switches a flag, resizes or goes through a runbook when
              an alarm fires. Try it dry first: it then only says what it would do.
            </Empty>
          ) : (
            <ul className={`plain-list ${classes.rules}`}>
              {items.map((each) => (
                <RuleItem key={each.id} scope={scope} rule={each} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <p className="muted micro" style={{ marginTop: 12 }}>
        Loop guard: a rule whose own action makes its alarm fire again three times within ten
        minutes is switched off, says so here and pages the team.
      </p>
    </Panel>
  );
}

function RuleItem({ scope, rule }: { scope: TeamScope; rule: Rule }) {
  const cache = useQueryClient();
  const [editing, setEditing] = useState<Rule | null>(null);
  const [deleting, setDeleting] = useState<Rule | null>(null);
  const [history, setHistory] = useState(false);
  const why = scope.canAct ? null : "Only the team and instructors change rules.";
  const refresh = () => cache.invalidateQueries({ queryKey: keys.rules(scope.slug) });
  const turn = useAction(async () => {
    const { name, alarmId, when, action, cooldownSeconds, maxPerHour, dryRun } = rule;
    const wish = { name, alarmId, when, action, cooldownSeconds, maxPerHour, dryRun };
    await saveRule(scope.slug, rule, { ...wish, enabled: !rule.enabled });
    await refresh();
  });
  const last = rule.lastExecution;
  return (
    <li>
      <div className="row wrap between">
        <h3>{rule.name}</h3>
        <StateMark said={ruleSaid(rule)} live />
      </div>
      <p>
        When <strong>{rule.alarm?.name ?? "an alarm that was deleted"}</strong>{" "}
        {rule.when === "OK" ? "is over" : "fires"}, <strong>{rule.does}</strong>;{" "}
        {limitsWords(rule)}.{" "}
        {rule.alarmState && (
          <span className="muted">The alarm is at “{ALARM_WORDS[rule.alarmState].word}” now.</span>
        )}
      </p>
      {rule.stoppedBecause && (
        <Caution>
          <strong>The loop guard switched this rule off.</strong> {rule.stoppedBecause} Find out why
          its action does not help before you switch it on again.
        </Caution>
      )}
      {rule.problem && <Caution>{rule.problem}</Caution>}
      {last && (
        <p className="row wrap">
          <span className="muted">Last:</span>
          <StateMark said={EXECUTION_STATES[last.state]} live />
          <span>{last.detail}</span>
          <span className="muted micro">
            <When at={last.startedAt} />
          </span>
        </p>
      )}
      {turn.problem !== null && <ProblemView error={turn.problem} />}
      <div className="row wrap">
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={history}
          onClick={() => setHistory(!history)}
        >
          {history ? "Hide what it did" : "Show what it did"}
        </Button>
        <ActionButton
          size="compact-xs"
          variant="default"
          why={why}
          loading={turn.busy}
          aria-label={`Switch ${rule.name} ${rule.enabled ? "off" : "on"}`}
          onClick={() => void turn.run()}
        >
          Switch {rule.enabled ? "off" : "on"}
        </ActionButton>
        <ActionButton
          size="compact-xs"
          variant="default"
          why={why}
          aria-label={`Change ${rule.name}`}
          onClick={() => setEditing(rule)}
        >
          Change…
        </ActionButton>
        <ActionButton
          size="compact-xs"
          variant="default"
          why={why}
          aria-label={`Delete ${rule.name}`}
          onClick={() => setDeleting(rule)}
        >
          Delete…
        </ActionButton>
      </div>
      {history && <ExecutionList scope={scope} rule={rule} />}
      {editing && <RuleDialog scope={scope} rule={editing} onClose={() => setEditing(null)} />}
      {deleting && (
        <ConfirmDialog
          opened
          onClose={() => setDeleting(null)}
          title={`Delete the rule “${deleting.name}”?`}
          confirm="Delete rule"
          danger
          onConfirm={async () => {
            await deleteRule(scope.slug, deleting.id, deleting.version);
            await refresh();
          }}
        >
          <p>
            Nothing happens by itself any more when the alarm changes. What it did stays recorded.
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}
