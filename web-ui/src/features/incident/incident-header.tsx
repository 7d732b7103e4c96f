import type { Incident } from "@/api/types";
import { AsOf } from "@/components/panel";
import { Shape } from "@/components/state-mark";
import { Clock, hms, span, useNow } from "@/components/time";
import { INCIDENT_WORDS, SEVERITY_HELP, STATUS_ORDER } from "@/components/words";
import classes from "./incident.module.css";

/** Severity, how far it is, how long it lasts, and when people expect the next word. */
export function IncidentHeader({ incident }: { incident: Incident }) {
  const now = useNow();
  const end = incident.resolvedAt ? Date.parse(incident.resolvedAt) : now;
  return (
    <section aria-label="State of the incident" className={classes.header}>
      <div className="stack tight">
        <span className={`${classes.clock} live`} role="timer" aria-label="Duration">
          {hms(end - Date.parse(incident.declaredAt))}
        </span>
        <span className="muted micro">
          declared <Clock at={incident.declaredAt} /> by {incident.declaredBy.name}
        </span>
      </div>
      <div className="stack tight">
        <strong>{incident.severity}</strong>
        <span className="muted micro">{SEVERITY_HELP[incident.severity]}</span>
      </div>
      <Stepper status={incident.status} />
      <NextUpdate incident={incident} now={now} />
      <AsOf />
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
    <span className={`${classes.late} row`}>
      <Shape tone="warn" />
      Update late by {span(-left)}
    </span>
  );
}
