import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import { schedulesQuery } from "@/api/queries";
import type { Schedule, Scenario } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { clock } from "@/components/time";
import { timingWords } from "./when";

const STATES: Record<Schedule["state"], string> = {
  ACTIVE: "Planned",
  DONE: "Launched",
  POSTPONED: "Not launched",
  CANCELED: "Canceled",
};

interface Props {
  scenarios: Scenario[];
  hideNames: boolean;
}

/** What is launched by itself later on, and what became of earlier ones. */
export function SchedulePanel({ scenarios, hideNames }: Props) {
  const schedules = useQuery(schedulesQuery);
  const { role } = useSession();
  const [canceling, setCanceling] = useState<Schedule | null>(null);
  const cache = useQueryClient();
  const titleOf = (schedule: Schedule) =>
    scenarios.find((each) => each.id === schedule.scenarioId)?.title ?? schedule.scenarioId;
  return (
    <Panel title="Planned ahead">
      {hideNames ? (
        <p className="muted">Hidden in projector mode.</p>
      ) : (
        <QueryView query={schedules}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="Nothing is planned.">
                Choose another time than now when you launch a scenario, and it appears here.
              </Empty>
            ) : (
              <ul className="plain-list stack">
                {items.map((schedule) => (
                  <li key={schedule.id}>
                    <div className="row between">
                      <strong>{titleOf(schedule)}</strong>
                      {role === "INSTRUCTOR" && schedule.state === "ACTIVE" && (
                        <Button
                          size="compact-xs"
                          variant="default"
                          onClick={() => setCanceling(schedule)}
                        >
                          Cancel…<span className="hidden-visually"> {titleOf(schedule)}</span>
                        </Button>
                      )}
                    </div>
                    <p className="muted micro">
                      {STATES[schedule.state]},{" "}
                      {schedule.nextAt
                        ? `next ${new Date(schedule.nextAt).toLocaleDateString()} ${clock(schedule.nextAt)}, `
                        : ""}
                      {timingWords(schedule.timing, schedule.timeZone)},{" "}
                      {schedule.teams ? schedule.teams.join(", ") : "all teams"}
                      {schedule.rebreakOf ? ", again with another variant" : ""}
                      {schedule.credit === true ? ", counts for the grade" : ""}
                      {schedule.credit === false ? ", practice" : ""}
                      {schedule.unprovenReason ? ` (unproven: ${schedule.unprovenReason})` : ""}
                    </p>
                    {schedule.note && <p className="micro">{schedule.note}</p>}
                  </li>
                ))}
              </ul>
            )
          }
        </QueryView>
      )}
      {canceling && (
        <ConfirmDialog
          opened
          onClose={() => setCanceling(null)}
          title={`Cancel “${titleOf(canceling)}”?`}
          confirm="Cancel the schedule"
          focusConfirm
          onConfirm={async () => {
            await body(http.DELETE("/schedules/{id}", { params: { path: { id: canceling.id } } }));
            await cache.invalidateQueries({ queryKey: keys.schedules });
          }}
        >
          <p>It is not launched any more. A run that goes on already is not touched.</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
