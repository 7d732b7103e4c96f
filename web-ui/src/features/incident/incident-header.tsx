import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { impactQuery } from "@/api/incidents";
import type { Incident } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { AsOf } from "@/components/panel";
import { Shape } from "@/components/state-mark";
import { Clock, hms, span, useNow } from "@/components/time";
import { INCIDENT_WORDS, SEVERITY_HELP, STATUS_ORDER } from "@/components/words";
import classes from "./incident.module.css";

interface Props {
  incident: Incident;
  /** Why the caller may not act, as a sentence; null for who may. */
  why: string | null;
  /** Offered while it is open. */
  onSeverity?: () => void;
  onUpdate?: () => void;
  onCopy: () => void;
}

/** Severity, how far it is, how long it lasts, whom it hurts, and when people expect the next word. */
export function IncidentHeader({ incident, why, onSeverity, onUpdate, onCopy }: Props) {
  const now = useNow();
  const end = incident.resolvedAt ? Date.parse(incident.resolvedAt) : now;
  return (
    <section aria-label="State of the incident" className={classes.header}>
      <div className={classes.headline}>
        <div className="stack tight">
          <span className={`${classes.clock} live`} role="timer" aria-label="Duration">
            {hms(end - Date.parse(incident.declaredAt))}
          </span>
          <span className="muted micro">
            declared <Clock at={incident.declaredAt} /> by {incident.declaredBy.name}
            {incident.reopenedAt && (
              <>
                , reopened <Clock at={incident.reopenedAt} />
              </>
            )}
          </span>
        </div>
        <div className="stack tight">
          <span className="row">
            <strong>{incident.severity}</strong>
            {onSeverity && (
              <ActionButton
                variant="default"
                size="compact-xs"
                why={why}
                onClick={onSeverity}
                aria-keyshortcuts="s"
              >
                Change severity…
              </ActionButton>
            )}
          </span>
          <span className="muted micro">{SEVERITY_HELP[incident.severity]}</span>
        </div>
        <Stepper status={incident.status} />
      </div>
      <div className={classes.headline}>
        <MeasuredImpact incident={incident} />
        <NextUpdate incident={incident} now={now} />
        <span className={`row ${classes.push}`}>
          {onUpdate && (
            <ActionButton size="compact-sm" why={why} onClick={onUpdate} aria-keyshortcuts="u">
              Give an update
            </ActionButton>
          )}
          <Button variant="default" size="compact-sm" onClick={onCopy} aria-keyshortcuts="y">
            Copy link
          </Button>
        </span>
        <AsOf />
      </div>
    </section>
  );
}

function Stepper({ status }: { status: Incident["status"] }) {
  const reached = STATUS_ORDER.indexOf(status);
  return (
    <ol className={`${classes.stepper} live`} aria-label="Status">
      {STATUS_ORDER.map((step, i) => (
        <li
          key={step}
          data-reached={i <= reached}
          {...(i === reached ? { "aria-current": "step" as const } : {})}
        >
          {i < reached ? "✓ " : ""}
          {INCIDENT_WORDS[step].word}
        </li>
      ))}
    </ol>
  );
}

/** What users really see, as the platform's own users met it. */
function MeasuredImpact({ incident }: { incident: Incident }) {
  const impact = useQuery(impactQuery(incident.id, incident.status !== "RESOLVED"));
  return (
    <span className={`${classes.impact} live`}>
      <span className="muted">Impact </span>
      {impact.data ? (
        <>
          {impact.data.sentence} <span className="muted micro">(measured)</span>
        </>
      ) : impact.isError ? (
        <span className="muted">not known: the measurement did not load</span>
      ) : (
        <span className="muted">measuring…</span>
      )}
    </span>
  );
}

function NextUpdate({ incident, now }: { incident: Incident; now: number }) {
  if (incident.status === "RESOLVED") return null;
  if (!incident.nextUpdateDueAt) return <span className="muted">No update is due</span>;
  const left = Date.parse(incident.nextUpdateDueAt) - now;
  if (left >= 0) {
    return (
      <span>
        Next update due in <strong className="num">{span(left)}</strong>
      </span>
    );
  }
  return (
    <span className={`${classes.late} row`} role="status">
      <Shape tone="warn" />
      Update late by {span(-left)}
    </span>
  );
}
