import { Button } from "@mantine/core";
import { memo, useEffect, useId, useRef } from "react";
import type { Mission, MissionTeam } from "@/api/types";
import { Shape } from "@/components/state-mark";
import { clockOnly, zoneOf } from "@/components/time";
import { SLI_WORDS } from "@/components/words";
import { HeatBars } from "./heat-bars";
import { HeatCanvas } from "./heat-canvas";
import { PHASES, phaseWord } from "./phases";
import { placeOf } from "./time-step";
import classes from "./mission.module.css";

export interface Picking {
  /** The team the keys act on. */
  current: string | null;
  selected: string[];
  onCurrent: (slug: string) => void;
  onToggle: (slug: string) => void;
  onOpen: (slug: string) => void;
}

interface Props extends Picking {
  mission: Mission;
  /** Slugs from top to bottom. */
  order: string[];
  /** The moment that is looked at; null is now. */
  at: number | null;
}

/** Teams by time: a row for each team, its cells in one picture beside, what happened beneath. */
export function ClassMap({ mission, order, at: moment, ...picking }: Props) {
  const place = moment === null ? null : placeOf(mission.heat, moment);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const byTeam = new Map(mission.teams.map((line) => [line.team.slug, line]));
  const { current } = picking;
  useEffect(() => {
    if (current)
      document.getElementById(`${id}-${current}`)?.scrollIntoView?.({ block: "nearest" });
  }, [current, id]);
  const step = (by: number) => {
    const at = current ? order.indexOf(current) : -1;
    const next = order[Math.min(order.length - 1, Math.max(0, at + by))];
    if (next) picking.onCurrent(next);
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Home" && order[0]) picking.onCurrent(order[0]);
    else if (event.key === "End" && order.length > 0) picking.onCurrent(order.at(-1) ?? "");
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={classes.map}>
        <Axis mission={mission} />
        <ul
          ref={list}
          role="listbox"
          aria-label="Teams"
          aria-multiselectable="true"
          tabIndex={0}
          className={classes.names}
          onKeyDown={onKey}
          onFocus={() => {
            if (!current && order[0]) picking.onCurrent(order[0]);
          }}
          {...(current ? { "aria-activedescendant": `${id}-${current}` } : {})}
        >
          {order.map((slug) => {
            const line = byTeam.get(slug);
            return (
              line && (
                <TeamOption
                  key={slug}
                  id={`${id}-${slug}`}
                  line={line}
                  current={slug === current}
                  chosen={picking.selected.includes(slug)}
                  onCurrent={picking.onCurrent}
                  onToggle={picking.onToggle}
                  onOpen={picking.onOpen}
                />
              )
            );
          })}
        </ul>
        <div className={classes.cells}>
          <HeatCanvas heat={mission.heat} order={order} />
          {place !== null && (
            <span
              className={classes.moment}
              style={{ left: `${place * 100}%` }}
              aria-hidden="true"
            />
          )}
        </div>
      </div>
      <HeatBars heat={mission.heat} marks={mission.marks} now={mission.now} at={place} />
    </>
  );
}

function Axis({ mission }: { mission: Mission }) {
  const from = Date.parse(mission.heat.from);
  const length = mission.heat.columns * mission.heat.stepSeconds * 1000;
  return (
    <>
      <span className={`${classes.axisName} muted micro`}>
        team, state, phase; times in {zoneOf(from)}
      </span>
      <span className={`${classes.axis} muted micro num`} aria-hidden="true">
        {[0, 1 / 3, 2 / 3].map((part) => (
          <span key={part}>{clockOnly(from + part * length).slice(0, 5)}</span>
        ))}
        <span>{clockOnly(Math.min(from + length, Date.parse(mission.now))).slice(0, 5)}</span>
      </span>
    </>
  );
}

interface OptionProps extends Pick<Picking, "onCurrent" | "onToggle" | "onOpen"> {
  id: string;
  line: MissionTeam;
  current: boolean;
  chosen: boolean;
}

const TeamOption = memo(function TeamOption(props: OptionProps) {
  const { line, current, chosen } = props;
  const said = SLI_WORDS[line.state];
  const progress = line.progress;
  return (
    <li
      id={props.id}
      role="option"
      aria-selected={chosen}
      className={`${classes.name} ${current ? classes.current : ""} ${chosen ? classes.chosen : ""}`}
      onClick={() => (current ? props.onToggle(line.team.slug) : props.onCurrent(line.team.slug))}
      onDoubleClick={() => props.onOpen(line.team.slug)}
    >
      <Shape tone={said.tone} size={12} />
      <span className={classes.teamName}>{line.team.name}</span>
      <span className={`${classes.stateWord} micro live`}>{said.word.toLowerCase()}</span>
      {progress && (
        <span className={classes.dots} aria-hidden="true">
          {PHASES.map((phase) => (
            <span
              key={phase.id}
              className={phase.reached(progress) ? classes.dotOn : classes.dot}
              title={phase.id}
            />
          ))}
        </span>
      )}
      <span className={`${classes.phaseWord} micro muted live`}>{phaseWord(line)}</span>
    </li>
  );
});

/** What the map says, in words: the twin of the picture. */
export function ClassTable({ mission, order }: { mission: Mission; order: string[] }) {
  const byTeam = new Map(mission.teams.map((line) => [line.team.slug, line]));
  const cells = new Map(mission.heat.rows.map((row) => [row.team, row.cells]));
  const stepMs = mission.heat.stepSeconds * 1000;
  const words = ["below 1", "1 to 2", "2 to 6", "6 to 14.4", "over 14.4"];
  return (
    <div className="scroll-x">
      <table className="table">
        <caption className="hidden-visually">Burn rate and phase of every team</caption>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">State</th>
            <th scope="col">Burns now</th>
            <th scope="col">Worst</th>
            <th scope="col">Phase</th>
          </tr>
        </thead>
        <tbody>
          {order.flatMap((slug) => {
            const line = byTeam.get(slug);
            if (!line) return [];
            const row = cells.get(slug) ?? [];
            const last = row.findLast((bin) => bin !== null) ?? null;
            const worst = Math.max(-1, ...row.map((bin) => bin ?? -1));
            const at = Date.parse(mission.heat.from) + row.indexOf(worst) * stepMs;
            return [
              <tr key={slug}>
                <th scope="row">{line.team.name}</th>
                <td>{SLI_WORDS[line.state].word}</td>
                <td>{last === null ? "no data" : words[last]}</td>
                <td>{worst < 0 ? "no data" : `${words[worst]} from ${clockOnly(at)}`}</td>
                <td>{phaseWord(line)}</td>
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Says that rows would move, and moves them when told. */
export function OrderChip({ pending, apply }: { pending: boolean; apply: () => void }) {
  return pending ? (
    <Button size="compact-sm" variant="default" onClick={apply} aria-keyshortcuts="o">
      Order changed, apply (o)
    </Button>
  ) : null;
}
