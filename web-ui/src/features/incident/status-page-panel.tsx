import { useQuery } from "@tanstack/react-query";
import { statusSwitchQuery } from "@/api/slo";
import type { Incident } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";
import classes from "./incident.module.css";

interface Props {
  incident: Incident;
  /** Why the caller may not publish, as a sentence; null for who may. */
  why: string | null;
  /** Goes to the form; null once it is over. */
  onPublish: (() => void) | null;
}

/** What everybody outside has been told. */
export function StatusPagePanel({ incident, why, onPublish }: Props) {
  const page = useQuery(statusSwitchQuery(incident.team.slug));
  const last = incident.updates.filter((update) => update.forPublic).at(-1);
  return (
    <Panel title="Status page">
      <QueryView query={page} lines={2}>
        {({ enabled, href }) => (
          <div className="stack">
            {last ? (
              <div>
                <div className="muted micro">
                  Last told <Clock at={last.at} />
                </div>
                <div className={classes.text}>{last.text}</div>
              </div>
            ) : (
              <p className="muted">Nothing has been told about this incident yet.</p>
            )}
            <p className="muted micro">
              {enabled ? (
                <>
                  Everybody reads it at <a href={href}>{href}</a>.
                </>
              ) : (
                <>
                  The page is closed: only your team reads it. Open it on the team&apos;s SLO page.
                </>
              )}
            </p>
            {onPublish && (
              <div>
                <ActionButton variant="default" size="compact-sm" why={why} onClick={onPublish}>
                  Publish an update
                </ActionButton>
              </div>
            )}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
