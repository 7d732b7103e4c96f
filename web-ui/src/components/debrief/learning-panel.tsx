import type { Debrief, Learning } from "@/api/debrief-types";
import { Panel } from "@/components/panel";
import { SlopeChart } from "./slope-chart";
import classes from "./plots.module.css";

const BASIS: Record<Learning["basis"], string> = {
  SAME_SCENARIO: "the same lab",
  ANY_SCENARIO: "another lab",
};

/** Every team then and now: what a class learns is the slope. */
export function LearningPanel({ debrief }: { debrief: Debrief }) {
  return (
    <Panel title="From run to run">
      {debrief.learning.length === 0 ? (
        <p className="muted">
          There is no earlier run to compare with. The next run of these teams is compared with this
          one.
        </p>
      ) : (
        debrief.learning.map((learning) => (
          <section key={learning.basis} aria-label={`Against run ${learning.before}`}>
            <p>
              Run {learning.before} ({BASIS[learning.basis]}) against run {learning.now}; lower is
              faster, the top is never.
            </p>
            <div className={classes.slopes}>
              <SlopeChart
                learning={learning}
                measure="ttdSeconds"
                label="Time to detect"
                teams={debrief.teams}
              />
              <SlopeChart
                learning={learning}
                measure="ttmSeconds"
                label="Time to mitigate"
                teams={debrief.teams}
              />
            </div>
          </section>
        ))
      )}
    </Panel>
  );
}
