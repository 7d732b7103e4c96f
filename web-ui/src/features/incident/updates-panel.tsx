import type { Incident } from "@/api/types";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { Clock } from "@/components/time";
import { INCIDENT_WORDS } from "@/components/words";
import classes from "./incident.module.css";

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
              </div>
              <div className={classes.text}>{update.text}</div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
