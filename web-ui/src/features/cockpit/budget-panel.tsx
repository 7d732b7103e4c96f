import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Env, Sli } from "@/api/types";
import { burnRate } from "@/components/charts/sli-series";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import classes from "./cockpit.module.css";

const FIVE_MINUTES = 5 * 60_000;

/** How much of the last hour's error budget is left and how fast it goes. */
export function BudgetPanel(props: { sli: UseQueryResult<Sli>; slug: string; env: Env }) {
  const { sli, slug, env } = props;
  return (
    <Panel
      title="Error budget"
      live
      actions={
        <Link
          to="/teams/$team/slo"
          params={{ team: slug }}
          search={env === "STAGING" ? { env } : {}}
        >
          Objective and ledger
        </Link>
      }
    >
      <QueryView query={sli}>{(data) => <Budget sli={data} />}</QueryView>
    </Panel>
  );
}

function Budget({ sli }: { sli: Sli }) {
  const left = sli.summary.budgetLeft ?? null;
  const short = burnOf(sli, FIVE_MINUTES);
  const long = burnOf(sli, Infinity);
  const alarm = left !== null && left < 0.25;
  return (
    <>
      <div className={classes.stat}>
        <span className={`${classes.value} live`}>
          {left === null ? "–" : `${Math.round(left * 100)} %`}
        </span>
        <span className="muted">left of the last hour's budget</span>
      </div>
      <svg
        className={`${classes.meter} live`}
        viewBox="0 0 100 12"
        preserveAspectRatio="none"
        role="img"
        aria-label={left === null ? "Budget unknown" : `${Math.round(left * 100)} percent left`}
      >
        <rect width="100" height="12" fill="var(--fd-sunken)" />
        <rect
          width={Math.max(0, (left ?? 0) * 100)}
          height="12"
          fill={alarm ? "var(--fd-breach)" : "var(--fd-ok)"}
        />
      </svg>
      <p className="muted" style={{ marginTop: 8 }}>
        Burn rate <strong className="num live">{times(short)}</strong> over 5 min,{" "}
        <strong className="num live">{times(long)}</strong> over 15 min. {trend(short, long)}
      </p>
    </>
  );
}

function burnOf(sli: Sli, lastMs: number): number | null {
  const from = Date.parse(sli.now) - lastMs;
  const points = sli.points.filter((point) => Date.parse(point.at) >= from);
  const good = points.reduce((sum, point) => sum + point.good, 0);
  const total = points.reduce((sum, point) => sum + point.total, 0);
  return burnRate(good, total, sli.objective);
}

function times(rate: number | null): string {
  return rate === null ? "–" : `${rate.toFixed(1)}×`;
}

function trend(short: number | null, long: number | null): string {
  if (short === null || long === null) return "";
  if (short < 1 && long < 1) return "Within what the objective allows.";
  if (short > long * 1.15) return "Getting worse.";
  if (short < long * 0.85) return "Getting better.";
  return "Not changing.";
}
