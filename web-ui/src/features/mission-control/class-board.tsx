import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { keys } from "@/api/keys";
import { claimNeed, missionQuery } from "@/api/mission";
import { runsQuery } from "@/api/queries";
import type { Mission, MissionNeed, MissionRange, Run, SliState } from "@/api/types";
import { HeatLegend } from "@/components/charts/heat-strip";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { isLive } from "@/components/run-state";
import { useSession } from "@/components/session";
import { useShortcut } from "@/components/shortcuts";
import { clock } from "@/components/time";
import { useTitleCount } from "@/components/title-count";
import { tell, tellProblem } from "@/components/use-action";
import { useHeldOrder } from "@/components/use-held-order";
import { useConnection } from "@/live/connection";
import { ActivityFeed } from "./activity-feed";
import { AnswerDialog } from "./answer-dialog";
import { ClassCounts } from "./class-counts";
import { ClassMap, ClassTable, OrderChip } from "./class-map";
import { type SortBy, classOrder } from "./class-order";
import { CompareLive } from "./compare-live";
import { MapTools } from "./map-tools";
import { MendDialog, type Mending } from "./mend-dialog";
import { NeedsYou } from "./needs-you";
import { SayDialog } from "./say-dialog";
import { SpokenDigest } from "./spoken-digest";
import { placeOf, stepped } from "./time-step";
import { TimeSteps } from "./time-steps";
import { Wall } from "./wall";
import classes from "./mission.module.css";

/** More columns than this are too narrow to read. */
const COMPARED = 4;

interface Props {
  run: Run | null;
  hideNames: boolean;
}

/** The class at a glance: numbers, teams by time, and who needs staff. */
export function ClassBoard({ run, hideNames }: Props) {
  const [range, setRange] = useState<MissionRange>("15m");
  const mission = useQuery(missionQuery(range));
  return (
    <QueryView query={mission} lines={10}>
      {(shown) =>
        shown.teams.length === 0 ? (
          <Panel title="Teams">
            <Empty title="The course has no team yet.">
              Import a roster to see its teams here.
            </Empty>
          </Panel>
        ) : (
          <Board mission={shown} run={run} hideNames={hideNames} range={range} onRange={setRange} />
        )
      }
    </QueryView>
  );
}

interface BoardProps extends Props {
  mission: Mission;
  range: MissionRange;
  onRange: (range: MissionRange) => void;
}

function Board({ mission, run, hideNames, range, onRange }: BoardProps) {
  const { role } = useSession();
  const teaches = role === "INSTRUCTOR";
  const cache = useQueryClient();
  const navigate = useNavigate();
  const sorting = useRef<HTMLSelectElement>(null);
  const [sort, setSort] = useState<SortBy>("lag");
  const [only, setOnly] = useState<SliState | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [selected, setSelected] = useState<string[]>([]);
  const [twin, setTwin] = useState(false);
  const [wall, setWall] = useState(false);
  const [saying, setSaying] = useState<{ kind: "message" | "hint"; teams: string[] } | null>(null);
  const [mending, setMending] = useState<Mending | null>(null);
  const [answering, setAnswering] = useState<MissionNeed | null>(null);
  const [comparing, setComparing] = useState(false);
  const [moment, setMoment] = useState<number | null>(null);
  const pastRun = useQuery(runsQuery).data?.items.find((each) => !isLive(each));
  // A moment that has left the map on the left is no longer looked at.
  const at = moment !== null && placeOf(mission.heat, moment) !== null ? moment : null;
  const stepTime = (by: number) => setMoment(stepped(mission.heat, mission.now, at, by));
  const held = useHeldOrder(classOrder(mission.teams, sort, only));
  useTitleCount("page", mission.needsYou.filter((need) => !need.claimedBy).length);

  // Kept, so that rows whose team did not change are not made anew each second.
  const refresh = useCallback(
    () => void cache.invalidateQueries({ queryKey: keys.missions }),
    [cache],
  );
  const open = useCallback(
    (slug: string) => void navigate({ to: "/teams/$team", params: { team: slug } }),
    [navigate],
  );
  const toggle = useCallback(
    (slug: string) =>
      setSelected((old) =>
        old.includes(slug) ? old.filter((each) => each !== slug) : [...old, slug],
      ),
    [],
  );
  const hintFor = useCallback((slug: string) => setSaying({ kind: "hint", teams: [slug] }), []);
  const flipTwin = useCallback(() => setTwin((old) => !old), []);
  const step = (by: number) => {
    const at = current ? held.order.indexOf(current) : by > 0 ? -1 : held.order.length;
    const next = held.order[Math.min(held.order.length - 1, Math.max(0, at + by))];
    if (next) setCurrent(next);
  };
  const chosen = selected.length > 0 ? selected : current ? [current] : [];
  const filter = (state: SliState) => setOnly((old) => (old === state ? null : state));
  const ownNeed = mission.needsYou.find((need) => need.team.slug === current);

  useShortcut("o", "Apply the new order of the teams", held.apply, held.pending);
  useShortcut("j", "Next team", () => step(1));
  useShortcut("k", "Previous team", () => step(-1));
  useShortcut("Enter", "Open the team", () => current && open(current), current !== null && !wall);
  useShortcut(" ", "Select the team", () => current && toggle(current), current !== null);
  useShortcut("h", "Give a hint", () => setSaying({ kind: "hint", teams: chosen }), teaches);
  useShortcut(
    "m",
    "Message to teams",
    () => setSaying({ kind: "message", teams: selected }),
    teaches,
  );
  useShortcut(
    "a",
    "I'm on it, for the team",
    () => ownNeed && void claimNeed(ownNeed).then(refresh, tellProblem),
    ownNeed !== undefined,
  );
  const compare = () => {
    if (comparing) return setComparing(false);
    if (selected.length < 2 || selected.length > COMPARED) {
      return tell(
        `Select two to ${COMPARED} teams to compare (space selects), not ${selected.length}.`,
      );
    }
    if (run || !pastRun) return setComparing(true);
    return void navigate({
      to: "/debrief/$run",
      params: { run: pastRun.id },
      search: { teams: selected.join(",") },
    });
  };
  useShortcut("c", "Compare the selected teams", compare);
  useShortcut(",", "One step back in time", () => stepTime(-1));
  useShortcut(".", "One step on in time", () => stepTime(1));
  useShortcut("L", "Back to live", () => setMoment(null), at !== null);
  useShortcut("w", "Wall of small charts", () => setWall(!wall));
  useShortcut("s", "Sort the teams", () => sorting.current?.focus());
  useShortcut("1", "Only breaching teams", () => filter("BREACHING"));
  useShortcut("2", "Only burning teams", () => filter("BURNING"));
  useShortcut("3", "Only teams that are OK", () => filter("OK"));
  useShortcut("4", "Only teams without data", () => filter("NO_DATA"));
  useShortcut("Escape", "Clear filter and selection", () => {
    if (comparing) setComparing(false);
    else if (wall) setWall(false);
    else if (at !== null) setMoment(null);
    else if (only) setOnly(null);
    else setSelected([]);
  });

  return (
    <>
      <div className={classes.board}>
        <div className={`${classes.column} ${classes.left}`}>
          <ClassCounts
            counts={mission.counts}
            medians={mission.medians}
            teams={mission.teams}
            inRun={Boolean(mission.run)}
          />
          {teaches && (
            <div className="stack">
              <Button
                variant="default"
                onClick={() => setSaying({ kind: "message", teams: selected })}
              >
                Message… (m)
              </Button>
              <Button variant="default" onClick={() => setSaying({ kind: "hint", teams: chosen })}>
                Hint… (h)
              </Button>
            </div>
          )}
        </div>
        <div className={classes.column}>
          {comparing && selected.length > 1 ? (
            <CompareLive
              mission={mission}
              run={run}
              teams={selected.slice(0, COMPARED)}
              hideNames={hideNames}
              onClose={() => setComparing(false)}
            />
          ) : wall ? (
            <Wall order={held.order} />
          ) : (
            <Panel
              title="Burn rate, teams by time"
              live
              actions={
                <MapTools
                  range={range}
                  onRange={onRange}
                  sort={sort}
                  onSort={setSort}
                  sorting={sorting}
                  only={only}
                  onOnly={setOnly}
                  twin={twin}
                  onTwin={flipTwin}
                />
              }
            >
              <OrderChip pending={held.pending} apply={held.apply} />
              {held.order.length === 0 ? (
                <p className="muted">No team is in that state at present.</p>
              ) : (
                <div {...held.handlers}>
                  <ClassMap
                    mission={mission}
                    order={held.order}
                    current={current}
                    selected={selected}
                    onCurrent={setCurrent}
                    onToggle={toggle}
                    onOpen={open}
                    at={at}
                  />
                </div>
              )}
              <TimeSteps
                mission={mission}
                at={at}
                onStep={stepTime}
                onLive={() => setMoment(null)}
              />
              <HeatLegend />
              {twin && <ClassTable mission={mission} order={held.order} />}
            </Panel>
          )}
          <ActivityFeed run={run} hideFaults={hideNames} only={chosen} />
        </div>
        <div className={classes.column}>
          <NeedsYou
            needs={mission.needsYou}
            run={run}
            hideNames={hideNames}
            onAnswer={setAnswering}
            onHint={hintFor}
            onChanged={refresh}
            onMend={run && teaches ? setMending : null}
          />
        </div>
      </div>
      <SpokenDigest mission={mission} />
      <Foot mission={mission} selected={selected.length} onCompare={compare} />
      {mending && run && <MendDialog {...mending} run={run} onClose={() => setMending(null)} />}
      {saying && (
        <SayDialog kind={saying.kind} selected={saying.teams} onClose={() => setSaying(null)} />
      )}
      {answering && (
        <AnswerDialog need={answering} onClose={() => setAnswering(null)} onChanged={refresh} />
      )}
    </>
  );
}

interface FootProps {
  mission: Mission;
  selected: number;
  onCompare: () => void;
}

function Foot({ mission, selected, onCompare }: FootProps) {
  const { freshness, asOf } = useConnection();
  return (
    <div className={classes.foot}>
      <span>as of {clock(asOf ?? mission.now)}</span>
      <span>{freshness === "LIVE" ? "live" : freshness.toLowerCase()}</span>
      <span>{selected} selected</span>
      <Button
        size="compact-xs"
        variant="default"
        aria-keyshortcuts="c"
        onClick={onCompare}
        {...(selected < 2 || selected > COMPARED
          ? { "data-disabled": true, "aria-disabled": true }
          : {})}
      >
        Compare {selected} selected (c)
      </Button>
      <span>? keys</span>
    </div>
  );
}
