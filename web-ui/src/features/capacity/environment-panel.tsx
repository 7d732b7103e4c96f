import { useState } from "react";
import type { EnvCapacity } from "@/api/capacity-types";
import { ActionButton } from "@/components/action-button";
import { Caution, Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { When } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { SizeDialog } from "./size-dialog";
import { UsageCharts } from "./usage-charts";
import { UsageTable } from "./usage-table";
import { cores, mib, perSecond } from "./units";
import classes from "./capacity.module.css";

const TIGHT = 0.15;

interface Props {
  scope: TeamScope;
  env: EnvCapacity;
  left: number;
}

/** One bot: its size, what it used in the last hour, and what that leaves free. */
export function EnvironmentPanel({ scope, env, left }: Props) {
  const [sizing, setSizing] = useState<EnvCapacity | null>(null);
  const { size, limits, peak, headroom, change } = env;
  const tight =
    headroom && Math.min(headroom.memory, headroom.cpu) < TIGHT
      ? headroom.memory < headroom.cpu
        ? "memory"
        : "processor time"
      : null;
  return (
    <Panel
      title={ENV_WORDS[env.environment]}
      live
      actions={
        <ActionButton
          size="xs"
          variant="default"
          aria-label={`Change the size of ${ENV_WORDS[env.environment].toLowerCase()}`}
          why={scope.canAct ? null : "Only the team and instructors change a size."}
          onClick={() => setSizing(env)}
        >
          Change size…
        </ActionButton>
      }
    >
      <dl className={classes.figures}>
        <div>
          <dt>Size</dt>
          <dd>
            {size.memoryMiB} MiB, {size.cpuPercent} % of a core
            <span className="muted micro"> {count(env.units, "unit")}</span>
          </dd>
        </div>
        <div>
          <dt>Instances</dt>
          <dd className="live">{size.instances === 0 ? "none was measured lately" : size.instances}</dd>
        </div>
        <div>
          <dt>Peak of the last day</dt>
          <dd className="live">
            {peak
              ? `${mib(peak.rssBytes)}, ${cores(peak.cpu)}, ${perSecond(peak.requestsPerSecond)}`
              : "not measured"}
          </dd>
        </div>
        <div>
          <dt>Free at the peak</dt>
          <dd className="live">
            {headroom
              ? `${Math.round(headroom.memory * 100)} % of memory, ${Math.round(headroom.cpu * 100)} % of the processor`
              : "–"}
          </dd>
        </div>
      </dl>
      {tight && (
        <Caution>
          At its peak little {tight} was free. Ask below what a larger size would give before users
          notice.
        </Caution>
      )}
      {env.measured.length === 0 ? (
        <Empty title="Nothing was measured in the last hour.">
          Use is measured once a minute while the bot runs.
        </Empty>
      ) : (
        <>
          <UsageCharts env={env} />
          <UsageTable env={env} />
        </>
      )}
      <p className="muted micro" style={{ marginTop: 8 }}>
        {limits.explanation}
      </p>
      {change && (
        <p className="muted micro">
          {change.by?.name ?? "Somebody who left"} chose this size <When at={change.at} />: “
          {change.reason}”
        </p>
      )}
      {sizing && (
        <SizeDialog scope={scope} env={sizing} left={left} onClose={() => setSizing(null)} />
      )}
    </Panel>
  );
}
