import type { StatusIncident } from "@/api/slo-types";
import { StateMark } from "@/components/state-mark";
import { dayAndClock, span } from "@/components/time";
import { INCIDENT_WORDS } from "@/components/words";
import classes from "./status.module.css";

/** An incident as the team told it, newest word first. */
export function IncidentItem({ incident }: { incident: StatusIncident }) {
  const { title, severity, state, startedAt, resolvedAt, updates } = incident;
  return (
    <article className={classes.incident}>
      <div className="row wrap between">
        <h3>{title}</h3>
        <StateMark said={INCIDENT_WORDS[state]} />
      </div>
      <p className="muted micro">
        {severity} · began <time dateTime={startedAt}>{dayAndClock(startedAt)}</time>
        {resolvedAt && ` · resolved after ${span(Date.parse(resolvedAt) - Date.parse(startedAt))}`}
      </p>
      <ul className="plain-list">
        {[...updates].reverse().map((update) => (
          <li key={update.at + update.text} className={classes.update}>
            <span className="muted micro num">
              <time dateTime={update.at}>{dayAndClock(update.at)}</time>
              {update.status && ` · ${INCIDENT_WORDS[update.status].word}`}
            </span>
            <p>{update.text}</p>
          </li>
        ))}
      </ul>
    </article>
  );
}
