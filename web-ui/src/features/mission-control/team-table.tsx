import { Button, NativeSelect } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { allSliQuery, sliQuery } from "@/api/queries";
import type { IncidentStatus, Run, SliPoint, TeamSli } from "@/api/types";
import { HeatLegend, HeatStrip } from "@/components/charts/heat-strip";
import { heatCells } from "@/components/charts/sli-series";
import { Empty } from "@/components/empty";
import { millis, percent } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useShortcut } from "@/components/shortcuts";
import { Shape, StateMark } from "@/components/state-mark";
import { clockOnly, zoneOf } from "@/components/time";
import { INCIDENT_WORDS, SLI_WORDS } from "@/components/words";
import { BurnTable } from "./burn-table";
import { type SortBy, inOrder, orderOf } from "./order";
import { PHASES } from "./phases";
import { useHeldOrder } from "@/components/use-held-order";
import classes from "./mission-control.module.css";

export const COLUMN_MS = 15_000;
export const COLUMNS = 60;
/** With more teams than this the strips start with the last five minutes and fill as time goes by. */
const PREFETCH_LIMIT = 24;
const USUAL_OBJECTIVE = 0.99;

/** Every team's service as one row: state, numbers and the burn rate of the last 15 minutes. */
export function TeamTable({ run }: { run: Run | null }) {
  const [sort, setSort] = useState<SortBy>("state");
  const [twin, setTwin] = useState(false);
  const sli = useQuery(allSliQuery);
  return (
    <Panel
      title="Teams"
      live
      actions={
        <>
          <NativeSelect
            size="xs"
            aria-label="Sort teams by"
            value={sort}
            onChange={(event) => setSort(event.currentTarget.value as SortBy)}
            data={[
              { value: "state", label: "Worst first" },
              { value: "lag", label: "Furthest behind first" },
              { value: "name", label: "By name" },
            ]}
          />
          <Button size="xs" variant="default" aria-expanded={twin} onClick={() => setTwin(!twin)}>
            {twin ? "Hide burn-rate table" : "Burn rates as table"}
          </Button>
        </>
      }
    >
      <QueryView query={sli} lines={6}>
        {({ items }) => {
          const teams = items.filter((item) => item.environment === "PRODUCTION");
          if (teams.length === 0) {
            return (
              <Empty title="No team reports yet.">
                A team's row appears when its production bot answers its first users.
              </Empty>
            );
          }
          return <Rows teams={teams} sort={sort} run={run} twin={twin} />;
        }}
      </QueryView>
    </Panel>
  );
}

interface RowsProps {
  teams: TeamSli[];
  sort: SortBy;
  run: Run | null;
  twin: boolean;
}

function Rows({ teams, sort, run, twin }: RowsProps) {
  const held = useHeldOrder(orderOf(teams, sort, run?.teams ?? []));
  useShortcut("o", "Apply the new order of the teams", held.apply, held.pending);
  const series = useQueries({
    queries: (teams.length > PREFETCH_LIMIT ? [] : teams).map((item) =>
      sliQuery(item.team.slug, "PRODUCTION"),
    ),
  });
  const pointsOf = (item: TeamSli): SliPoint[] => {
    const at = teams.indexOf(item);
    return series[at]?.data?.points ?? item.recent;
  };
  const objectiveOf = (item: TeamSli) =>
    series[teams.indexOf(item)]?.data?.objective ?? USUAL_OBJECTIVE;
  const end = Math.max(0, ...teams.map((item) => Date.parse(item.recent.at(-1)?.at ?? "") || 0));
  const rows = inOrder(teams, held.order).map((item) => ({
    item,
    cells: heatCells(pointsOf(item), objectiveOf(item), end, COLUMNS, COLUMN_MS),
  }));
  const axis = (minutesAgo: number) => clockOnly(end - minutesAgo * 60_000).slice(0, 5);
  return (
    <>
      {held.pending && (
        <Button size="compact-sm" variant="default" onClick={held.apply} aria-keyshortcuts="o">
          Order changed, apply (o)
        </Button>
      )}
      <div className="scroll-x">
        <table className={`table ${classes.teams}`} {...held.handlers}>
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col">State</th>
              <th scope="col" className="right">
                Answered well
              </th>
              <th scope="col" className="right">
                p95
              </th>
              <th scope="col" className={classes.heatHead}>
                <span>Burn rate, {zoneOf(end)}</span>
                <span className={classes.heatAxis} aria-hidden="true">
                  <span>{axis(15)}</span>
                  <span>{axis(10)}</span>
                  <span>{axis(5)}</span>
                  <span>now</span>
                </span>
              </th>
              {run && <th scope="col">Phases</th>}
              <th scope="col">Incident</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item, cells }) => (
              <tr key={item.team.id}>
                <th scope="row">
                  <Link to="/teams/$team" params={{ team: item.team.slug }}>
                    {item.team.name}
                  </Link>
                </th>
                <td>
                  <StateMark said={SLI_WORDS[item.summary.state]} live />
                </td>
                <td className="right live">{percent(item.summary.ratio)}</td>
                <td className="right live">{millis(item.summary.p95Ms)}</td>
                <td className={classes.heat}>
                  <HeatStrip name={item.team.name} cells={cells} />
                </td>
                {run && <PhaseCell run={run} slug={item.team.slug} />}
                <IncidentCell run={run} slug={item.team.slug} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        <HeatLegend />
      </div>
      {twin && (
        <BurnTable rows={rows.map(({ item, cells }) => ({ name: item.team.name, cells }))} />
      )}
    </>
  );
}

function PhaseCell({ run, slug }: { run: Run; slug: string }) {
  const team = run.teams.find((each) => each.team.slug === slug);
  if (!team) return <td className="muted">not in the run</td>;
  const reached = PHASES.filter((phase) => phase.reached(team));
  const last = reached.at(-1)?.label ?? (team.milestones.effectAt ? "affected" : "waiting");
  return (
    <td className="nowrap">
      <span className={classes.phases} aria-hidden="true">
        {PHASES.map((phase) => (
          <Shape key={phase.id} size={10} tone={phase.reached(team) ? "neutral" : "none"} />
        ))}
      </span>{" "}
      <span className="live">{last}</span>
    </td>
  );
}

function IncidentCell({ run, slug }: { run: Run | null; slug: string }) {
  const incident = run?.teams.find((team) => team.team.slug === slug)?.incident;
  if (!incident) return <td className="muted">–</td>;
  return (
    <td className="nowrap">
      <Link to="/incidents/$id" params={{ id: incident.id }}>
        INC-{incident.number}
      </Link>{" "}
      <span className="muted">{INCIDENT_WORDS[incident.status as IncidentStatus].word.toLowerCase()}</span>
    </td>
  );
}
