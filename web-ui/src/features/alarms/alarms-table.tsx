import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Alarm } from "@/api/types";
import {
  ALARM_SEVERITY_WORDS,
  ALARM_WORDS,
  COMPARISON_SIGNS,
  alarmOrder,
  hasThreshold,
  periodWords,
  sourceWords,
  valueWords,
} from "@/components/alarm/alarm-words";
import { RunbookLink } from "@/components/alarm/runbook-link";
import { inOrder } from "@/components/held-items";
import type { TeamScope } from "@/components/operate/scope";
import { useShortcut } from "@/components/shortcuts";
import { StateMark } from "@/components/state-mark";
import { When, age, useNow } from "@/components/time";
import { useHeldOrder } from "@/components/use-held-order";
import { ENV_WORDS } from "@/components/words";
import { SilenceDialog } from "./silence-dialog";
import classes from "./alarms.module.css";

/** Every alarm with its state in a word; rows stay where they are while somebody is at them. */
export function AlarmsTable({ scope, alarms }: { scope: TeamScope; alarms: Alarm[] }) {
  const held = useHeldOrder(alarmOrder(alarms));
  const [silencing, setSilencing] = useState<Alarm | null>(null);
  useShortcut("o", "Apply the new order of the alarms", held.apply, held.pending);
  return (
    <div className="stack tight" {...held.handlers}>
      {held.pending && (
        <div>
          <Button size="compact-sm" variant="default" onClick={held.apply} aria-keyshortcuts="o">
            Order changed, apply (o)
          </Button>
        </div>
      )}
      <div className="scroll-x">
        <table className={`table ${classes.table}`}>
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Alarm</th>
              <th scope="col" className="right">
                Last value
              </th>
              <th scope="col" className="right">
                Threshold
              </th>
              <th scope="col">Periods</th>
              <th scope="col">Calls</th>
              <th scope="col">Silenced until</th>
              <th scope="col">Runbook</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(alarms, held.order).map((alarm) => (
              <AlarmRow
                key={alarm.id}
                slug={scope.slug}
                alarm={alarm}
                onSilence={scope.canAct ? () => setSilencing(alarm) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {silencing && (
        <SilenceDialog
          scope={scope}
          alarms={alarms}
          preset={[silencing.id]}
          onClose={() => setSilencing(null)}
        />
      )}
    </div>
  );
}

interface RowProps {
  slug: string;
  alarm: Alarm;
  onSilence: (() => void) | null;
}

function AlarmRow({ slug, alarm, onSilence }: RowProps) {
  const { source, state } = alarm;
  const limited = hasThreshold(source.type);
  return (
    <tr className={alarm.enabled ? "" : classes.off}>
      <td className="nowrap">
        {alarm.enabled ? (
          <>
            <StateMark said={ALARM_WORDS[state]} live />
            <Since at={alarm.stateSince} />
          </>
        ) : (
          <StateMark said={{ word: "Switched off", tone: "none" }} />
        )}
      </td>
      <th scope="row">
        <Link to="/teams/$team/alarms/$id" params={{ team: slug, id: alarm.id }}>
          {alarm.name}
        </Link>
        <span className={classes.what}>
          {alarm.environment === "STAGING" && <strong>{ENV_WORDS.STAGING}: </strong>}
          {sourceWords(source)}
        </span>
        {alarm.warnings?.map((warning) => (
          <span key={warning} className={classes.warning}>
            {warning}
          </span>
        ))}
      </th>
      <td data-label={alarm.lastValue === null ? "-" : "last"} className="right live">
        {valueWords(source, alarm.lastValue)}
      </td>
      <td data-label={limited ? "threshold" : "-"} className="right nowrap">
        {limited
          ? `${COMPARISON_SIGNS[alarm.comparison]} ${valueWords(source, alarm.threshold)}`
          : "–"}
      </td>
      <td data-label={limited ? "periods" : "-"} className="nowrap">
        {limited
          ? `${alarm.datapointsToAlarm} of ${alarm.evaluationPeriods} × ${periodWords(alarm.periodSeconds)}`
          : "–"}
      </td>
      <td data-label="calls">{ALARM_SEVERITY_WORDS[alarm.severity].label}</td>
      <td data-label={alarm.silencedUntil ? "silenced until" : undefined} className="nowrap">
        {alarm.silencedUntil ? (
          <When at={alarm.silencedUntil} />
        ) : onSilence ? (
          <Button
            size="compact-xs"
            variant="default"
            onClick={onSilence}
            aria-label={`Silence ${alarm.name}`}
          >
            Silence…
          </Button>
        ) : (
          "–"
        )}
      </td>
      <td data-label={alarm.runbookId ? undefined : "-"}>
        {alarm.runbookId ? (
          <RunbookLink slug={slug} id={alarm.runbookId} alarm={alarm.name} />
        ) : (
          <span className="muted">none</span>
        )}
      </td>
    </tr>
  );
}

function Since({ at }: { at: string }) {
  const now = useNow();
  return <span className={`${classes.since} num`}>for {age(now - Date.parse(at))}</span>;
}
