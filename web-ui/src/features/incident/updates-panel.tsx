import type { Incident } from "@/api/types";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { Clock } from "@/components/time";
import { INCIDENT_WORDS } from "@/components/words";
import classes from "./incident.module.css";

type Update = Incident["updates"][number];

/** What was said so far, newest first. */
export function UpdatesPanel({ incident }: { incident: Incident }) {
  const updates = [...incident.updates].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <Panel title={`Updates (${updates.length})`} live>
      {updates.length === 0 ? (
        <Empty title="No update yet.">
          A first one within a few minutes tells users that somebody is on it.
        </Empty>
      ) : (
        <ol className={`plain-list ${classes.updates}`}>
          {updates.map((update) => (
            <li key={update.id}>
              <div className="muted micro">
                <Clock at={update.at} />, {update.by.name}
                {update.status && <strong>, {INCIDENT_WORDS[update.status].word}</strong>}
                {where(update)}
              </div>
              <div className={classes.text}>{update.text}</div>
              {update.impact && (
                <div className={classes.text}>
                  <strong>Impact</strong> {update.impact}
                </div>
              )}
              {update.nextUpdateMinutes && (
                <div className="muted micro">
                  Promised the next update in {update.nextUpdateMinutes} min
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function where(update: Update): string {
  const places = [
    ...(update.inRoom ? ["room"] : []),
    ...(update.forPublic ? ["status page"] : []),
    ...(update.toStakeholders ? ["stakeholders"] : []),
  ];
  return places.length > 0 ? `, to ${places.join(", ")}` : "";
}
