import { useState } from "react";
import type { Slo } from "@/api/slo-types";
import { ActionButton } from "@/components/action-button";
import { millis, objective } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { When } from "@/components/time";
import { ObjectiveDialog } from "./objective-dialog";
import { hoursWords, requests } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

/** What is promised, since when, and how that came about. */
export function ObjectivePanel({ scope, slo }: { scope: TeamScope; slo: Slo }) {
  const [changing, setChanging] = useState<Slo | null>(null);
  return (
    <Panel
      title="Objective"
      actions={
        <ActionButton
          size="xs"
          variant="default"
          why={scope.canAct ? null : "Only the team and instructors change an objective."}
          onClick={() => setChanging(slo)}
        >
          Change objective…
        </ActionButton>
      }
    >
      <p className={classes.sentence}>
        <strong>{objective(slo.objective)}</strong> of requests are answered well within{" "}
        <strong>{millis(slo.latencyMs)}</strong>, over any{" "}
        <strong>{hoursWords(slo.windowHours)}</strong>. That allows {requests(slo.budget.allowed)}{" "}
        failures at the present load.
      </p>
      {slo.changes.length === 0 ? (
        <p className="muted micro">
          This is the course&apos;s default; the team has not changed it.
        </p>
      ) : (
        <>
          <h3>Changes</h3>
          <ol className={`plain-list ${classes.changes}`}>
            {slo.changes.map((each) => (
              <li key={each.version}>
                <div className="row wrap between">
                  <strong className="num">
                    {objective(each.objective)} over {hoursWords(each.windowHours)},{" "}
                    {millis(each.latencyMs)}
                  </strong>
                  <span className="muted micro">version {each.version}</span>
                </div>
                <span>{each.reason}</span>
                <span className="muted micro">
                  {each.by?.name ?? "Somebody who left"}, <When at={each.at} />
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {changing && (
        <ObjectiveDialog scope={scope} slo={changing} onClose={() => setChanging(null)} />
      )}
    </Panel>
  );
}
