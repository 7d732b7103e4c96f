import { useQuery } from "@tanstack/react-query";
import { useElementSize } from "@mantine/hooks";
import { replayQuery } from "@/api/debrief";
import type { Debrief, DebriefTeam, Replay, ReplayMoment } from "@/api/debrief-types";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { percent } from "@/components/numbers";
import { INCIDENT_WORDS } from "@/components/words";
import { shareScale } from "@/components/evidence/scene";
import { type Axis, sinceEffect, zeroOf } from "./alignment";
import { sliPath } from "./sli-path";
import { type ReplayState, gapsOf, stateAt } from "./replay-state";
import classes from "./debrief.module.css";

const HEIGHT = 112;
const BOX = { top: 16, height: 72 };

interface TeamReplayProps {
  debrief: Debrief;
  team: DebriefTeam;
  axis: Axis;
  second: number;
}

/** One team at the moment of the slider. */
export function TeamReplay(props: TeamReplayProps) {
  const { debrief, team } = props;
  const replay = useQuery(replayQuery(debrief.run.id, team.key));
  return (
    <section className={classes.team} aria-label={team.name}>
      <h3>
        {team.name}
        {team.own && <span className="muted"> (yours)</span>}
        {team.voided && <span className="muted"> (void: no fault took effect)</span>}
      </h3>
      <QueryView query={replay} lines={6}>
        {(data) => <Played {...props} replay={data} />}
      </QueryView>
    </section>
  );
}

function Played({ debrief, team, axis, second, replay }: TeamReplayProps & { replay: Replay }) {
  const zero = zeroOf(debrief, team);
  const state = stateAt(replay, zero + second * 1000);
  return (
    <>
      <ReplayLane replay={replay} axis={axis} second={second} zero={zero} name={team.name} />
      <Facts state={state} objective={replay.objective} />
      <Said title="Updates to users" moments={state.updates} zero={zero} />
      <Said title="What the team did" moments={state.actions} zero={zero} />
      {replay.events.some((event) => event.lane === "CHAT") && (
        <Said title="Chat" moments={state.chat} zero={zero} />
      )}
    </>
  );
}

function Facts({ state, objective }: { state: ReplayState; objective: number }) {
  const ratio = state.sli && state.sli.total > 0 ? state.sli.good / state.sli.total : null;
  return (
    <dl className={classes.facts}>
      <dt>Users served</dt>
      <dd>
        {ratio === null ? (
          <StateMark said={{ word: "No data", tone: "none" }} />
        ) : (
          <StateMark
            said={{ word: percent(ratio, 0), tone: ratio < objective ? "breach" : "ok" }}
          />
        )}
      </dd>
      {state.faults.length > 0 && (
        <>
          <dt>In force</dt>
          <dd>{state.faults.join(", ")}</dd>
        </>
      )}
      <dt>Alarms firing</dt>
      <dd>{state.alarms.map((each) => each.about).join(", ") || "none"}</dd>
      <dt>Incident</dt>
      <dd>
        {state.incidents.length === 0
          ? "none declared"
          : state.incidents.map((each) => `${each.about} ${statusWord(each.value)}`).join(", ")}
      </dd>
      {state.release && (
        <>
          <dt>Release</dt>
          <dd>{state.release.value}</dd>
        </>
      )}
      {state.flags.length > 0 && (
        <>
          <dt>Flags changed</dt>
          <dd>{state.flags.map((each) => `${each.about} ${each.value}`).join(", ")}</dd>
        </>
      )}
    </dl>
  );
}

function statusWord(value: string): string {
  return value in INCIDENT_WORDS
    ? INCIDENT_WORDS[value as keyof typeof INCIDENT_WORDS].word.toLowerCase()
    : value.toLowerCase();
}

function Said({ title, moments, zero }: { title: string; moments: ReplayMoment[]; zero: number }) {
  return (
    <div>
      <h4 className={classes.small}>{title}</h4>
      {moments.length === 0 ? (
        <p className="muted micro">Nothing yet.</p>
      ) : (
        <ul className={classes.said}>
          {moments.map((event) => (
            <li key={event.id}>
              <span className="num muted">{sinceEffect((Date.parse(event.at) - zero) / 1000)}</span>{" "}
              {event.actor && <strong>@{event.actor} </strong>}
              {event.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ReplayLaneProps {
  replay: Replay;
  axis: Axis;
  second: number;
  zero: number;
  name: string;
}

/** What users saw, faults in force above it, gaps hatched, and where the slider is. */
function ReplayLane({ replay, axis, second, zero, name }: ReplayLaneProps) {
  const { ref, width } = useElementSize();
  const size = Math.max(240, width);
  const x = (at: number) =>
    (Math.min(axis.to, Math.max(axis.from, (at - zero) / 1000)) - axis.from) *
    (size / Math.max(1, axis.to - axis.from));
  const y = shareScale(BOX);
  const end = (to: string | null | undefined) => x(Date.parse(to ?? replay.to));
  const now = x(zero + second * 1000);
  return (
    <div ref={ref} className={classes.lane}>
      <svg
        width={size}
        height={HEIGHT}
        role="img"
        aria-label={`What users of ${name} saw over the run; at ${sinceEffect(second)} the slider.`}
      >
        {gapsOf(replay).map((gap) => (
          <g key={gap.from}>
            <title>No data was measured here</title>
            <rect
              x={x(gap.from)}
              width={Math.max(1, x(gap.to) - x(gap.from))}
              y={BOX.top}
              height={BOX.height}
              className={classes.gap}
            />
          </g>
        ))}
        {replay.faultWindows.map((fault) => (
          <g key={fault.id}>
            <title>{fault.title}</title>
            <rect
              x={x(Date.parse(fault.from))}
              width={Math.max(3, end(fault.to) - x(Date.parse(fault.from)))}
              y={2}
              height={10}
              rx={2}
              className={classes.fault}
            />
          </g>
        ))}
        <line
          x1={0}
          x2={size}
          y1={y(1 - replay.objective)}
          y2={y(1 - replay.objective)}
          className={classes.slo}
        />
        <path d={sliPath(replay.sli, x, y)} className={classes.sli} />
        {replay.events
          .filter((event) => event.lane === "INCIDENT" || event.lane === "ALARM")
          .map((event) => (
            <g key={event.id}>
              <title>{event.text}</title>
              <line
                x1={x(Date.parse(event.at))}
                x2={x(Date.parse(event.at))}
                y1={BOX.top + BOX.height + 4}
                y2={HEIGHT - 8}
                className={classes.tickmark}
                data-lane={event.lane}
              />
            </g>
          ))}
        <line x1={now} x2={now} y1={0} y2={HEIGHT} className={classes.head} />
      </svg>
    </div>
  );
}
