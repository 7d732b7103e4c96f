import { Button } from "@mantine/core";
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import { teamTimelineQuery, teamsQuery } from "@/api/queries";
import type { Run, Team, TimelineEvent } from "@/api/types";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { Clock, runClock } from "@/components/time";
import { tellProblem } from "@/components/use-action";
import classes from "./mission-control.module.css";

const SHOWN = 40;
/** More teams than this and the feed follows those chosen in the map, else the first of the run. */
const FOLLOWED = 24;

interface Props {
  run: Run | null;
  hideFaults: boolean;
  /** Slugs of the teams chosen in the map. */
  only: string[];
}

interface Entry {
  team: Team;
  event: TimelineEvent;
}

/** What teams did and what happened to them, newest first; chat is left out. */
export function ActivityFeed({ run, hideFaults, only }: Props) {
  const teams = useQuery(teamsQuery);
  const inRun = new Set(run?.teams.map((team) => team.team.slug));
  const all = teams.data ?? [];
  const followed =
    all.length <= FOLLOWED
      ? all
      : all
          .filter((team) => (only.length > 0 ? only.includes(team.slug) : inRun.has(team.slug)))
          .slice(0, FOLLOWED);
  const timelines = useQueries({
    queries: followed.map((team) => teamTimelineQuery(team.slug, "PRODUCTION")),
  });
  const entries = followed
    .flatMap((team, i): Entry[] =>
      (timelines[i]?.data?.events ?? []).map((event) => ({ team, event })),
    )
    .filter(({ event }) => event.lane !== "CHAT" && !(hideFaults && event.lane === "FAULT"))
    .sort((a, b) => b.event.at.localeCompare(a.event.at))
    .slice(0, SHOWN);
  return (
    <Panel title="Activity" live>
      {entries.length === 0 ? (
        <Empty title="Nothing happened in the last 30 minutes.">
          Declared incidents, flag changes, restarts and faults appear here by themselves.
        </Empty>
      ) : (
        <ol
          className={`plain-list ${classes.feed}`}
          tabIndex={0}
          aria-label="Activity of all teams, newest first"
        >
          {entries.map(({ team, event }) => (
            <li key={`${team.slug}-${event.id}`}>
              <span>
                <Link to="/teams/$team" params={{ team: team.slug }}>
                  {team.name}
                </Link>{" "}
                {event.text}
              </span>
              <span className="row wrap muted micro num">
                <span>
                  {run && `${runClock(event.at, run.startedAt)}, `}
                  <Clock at={event.at} />
                  {event.actor ? `, ${event.actor}` : ""}
                </span>
                <PinButton team={team} event={event} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** Keeps something that happened in the curated timeline of its team. */
function PinButton({ team, event }: Entry) {
  const cache = useQueryClient();
  const [pinned, setPinned] = useState(false);
  const pin = async () => {
    const path = { event: event.id };
    await (pinned
      ? http.DELETE("/timeline/pins/{event}", { params: { path } })
      : body(http.POST("/timeline/pins/{event}", { params: { path } })));
    setPinned(!pinned);
    void cache.invalidateQueries({ queryKey: keys.annotations(team.slug) });
  };
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-pressed={pinned}
      onClick={() => void pin().catch(tellProblem)}
    >
      {pinned ? "Pinned for staff" : "Pin"}
      <span className="hidden-visually">
        {" "}
        to the timeline of {team.name}: {event.text}
      </span>
    </Button>
  );
}
