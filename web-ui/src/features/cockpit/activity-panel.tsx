import type { UseQueryResult } from "@tanstack/react-query";
import type { Timeline } from "@/api/types";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";
import classes from "./cockpit.module.css";

const SHOWN = 12;

/** What happened last, newest first. */
export function ActivityPanel({ timeline }: { timeline: UseQueryResult<Timeline> }) {
  return (
    <Panel title="Recent activity" live>
      <QueryView query={timeline} lines={4}>
        {({ events }) =>
          events.length === 0 ? (
            <Empty title="Nothing happened in the last 30 minutes.">
              Flag changes, restarts and incidents are noted here by themselves.
            </Empty>
          ) : (
            <ol className={`plain-list ${classes.events}`}>
              {[...events]
                .sort((a, b) => b.at.localeCompare(a.at))
                .slice(0, SHOWN)
                .map((event) => (
                  <li key={event.id}>
                    <span>{event.text}</span>
                    <span className="muted micro">
                      <Clock at={event.at} />
                      {event.actor ? `, ${event.actor}` : ""}
                    </span>
                  </li>
                ))}
            </ol>
          )
        }
      </QueryView>
    </Panel>
  );
}
