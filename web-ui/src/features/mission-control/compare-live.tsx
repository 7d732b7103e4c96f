import { useQuery } from "@tanstack/react-query";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { allSliQuery, teamTimelineQuery } from "@/api/queries";
import type { Mission, MissionTeam, Run } from "@/api/types";
import { percent } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { StateMark } from "@/components/state-mark";
import { clock, runClock } from "@/components/time";
import { SLI_WORDS } from "@/components/words";
import { HeatCanvas } from "./heat-canvas";
import { PHASES, phaseWord } from "./phases";
import classes from "./mission.module.css";

const EVENTS = 6;

interface Props {
  mission: Mission;
  run: Run | null;
  /** Slugs of two to four teams. */
  teams: string[];
  hideNames: boolean;
  onClose: () => void;
}

/** Two to four teams beside each other while the run is on: where each is, and what it did last. */
export function CompareLive({ mission, run, teams, hideNames, onClose }: Props) {
  const lines = teams.flatMap(
    (slug) => mission.teams.find((line) => line.team.slug === slug) ?? [],
  );
  return (
    <Panel
      title={`Side by side: ${lines.map((line) => line.team.name).join(", ")}`}
      live
      actions={
        <Button size="xs" variant="default" aria-keyshortcuts="c" onClick={onClose}>
          Close (c)
        </Button>
      }
    >
      <div className={classes.compare}>
        {lines.map((line) => (
          <TeamColumn
            key={line.team.slug}
            line={line}
            mission={mission}
            run={run}
            hideNames={hideNames}
          />
        ))}
      </div>
    </Panel>
  );
}

interface ColumnProps extends Pick<Props, "mission" | "run" | "hideNames"> {
  line: MissionTeam;
}

function TeamColumn({ line, mission, run, hideNames }: ColumnProps) {
  const { slug, name } = line.team;
  const sli = useQuery(allSliQuery).data?.items.find(
    (item) => item.team.slug === slug && item.environment === "PRODUCTION",
  );
  const timeline = useQuery(teamTimelineQuery(slug, "PRODUCTION"));
  const events = (timeline.data?.events ?? [])
    .filter((event) => event.lane !== "CHAT" && !(hideNames && event.lane === "FAULT"))
    .slice(-EVENTS)
    .reverse();
  const progress = line.progress;
  const when = (at: string | null | undefined) =>
    !at ? "–" : run ? runClock(at, run.startedAt) : clock(at);
  return (
    <section aria-label={name} className="stack tight">
      <h3>
        <Link to="/teams/$team" params={{ team: slug }}>
          {name}
        </Link>
      </h3>
      <div className="row wrap">
        <StateMark said={SLI_WORDS[line.state]} live />
        <span className="num live">{percent(sli?.summary.ratio ?? null, 1)} answered well</span>
      </div>
      <HeatCanvas heat={mission.heat} order={[slug]} />
      <p className="muted">{phaseWord(line)}</p>
      {progress && (
        <dl className={classes.counts}>
          {PHASES.map((phase) => (
            <div key={phase.id}>
              <dt>{phase.id}</dt>
              <dd className="live num">{when(phase.at(progress))}</dd>
            </div>
          ))}
        </dl>
      )}
      <ol className="plain-list" aria-label={`What ${name} did last`}>
        {events.map((event) => (
          <li key={event.id}>
            <span className="muted micro num">{when(event.at)}</span> {event.text}
          </li>
        ))}
      </ol>
    </section>
  );
}
