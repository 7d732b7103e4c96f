import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { unscheduleFlag } from "@/api/flags";
import { keys } from "@/api/keys";
import type { Flag, FlagSchedule } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ScheduleDialog } from "./schedule-dialog";
import { scheduleWords } from "./schedule-words";
import classes from "./flags.module.css";

/** Changes that happen by themselves. */
export function SchedulePanel({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<FlagSchedule | null>(null);
  const at = { slug: scope.slug, env: scope.env, key: flag.key };
  const cache = useQueryClient();
  return (
    <Panel
      title="Schedule"
      live
      actions={
        scope.canAct &&
        !flag.archived && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            Plan a change…
          </Button>
        )
      }
    >
      {flag.schedule.length === 0 ? (
        <Empty title="Nothing is planned." />
      ) : (
        <ul className={`plain-list ${classes.rows}`}>
          {flag.schedule.map((entry) => (
            <li key={entry.id} className={classes.entry}>
              <div className="stack tight">
                <span>{scheduleWords(entry)}</span>
                <span className="muted micro">
                  {entry.by?.name ?? "the platform"}: “{entry.reason}”
                </span>
              </div>
              {scope.canAct && (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`Remove ${scheduleWords(entry)}`}
                  onClick={() => setRemoving(entry)}
                >
                  Remove…
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <ScheduleDialog at={at} flag={flag} onClose={() => setAdding(false)} />}
      {removing && (
        <ConfirmDialog
          opened
          onClose={() => setRemoving(null)}
          title="Remove this planned change?"
          confirm="Remove planned change"
          onConfirm={async () => {
            await unscheduleFlag(at, removing.id);
            await cache.invalidateQueries({ queryKey: keys.flags(at.slug, at.env) });
          }}
        >
          <p>It will not happen: {scheduleWords(removing)}.</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
