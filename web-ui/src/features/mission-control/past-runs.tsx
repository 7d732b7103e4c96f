import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Run, Runs } from "@/api/types";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { RUN_WORDS, isLive } from "@/components/run-state";
import { useSession } from "@/components/session";
import { Clock, span } from "@/components/time";
import { AgainDialog } from "./again-dialog";

/** Runs that are over. */
export function PastRuns({ runs, hideNames }: { runs: UseQueryResult<Runs>; hideNames: boolean }) {
  const { role } = useSession();
  const [again, setAgain] = useState<Run | null>(null);
  return (
    <Panel title="Past runs">
      <QueryView query={runs}>
        {({ items }) => {
          const past = items.filter((run) => !isLive(run));
          if (past.length === 0) {
            return (
              <Empty title="No run has ended yet.">Launch a scenario; its results stay here.</Empty>
            );
          }
          return (
            <div className="scroll-x" tabIndex={0} role="group" aria-label="Past runs">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">Run</th>
                    <th scope="col">Scenario</th>
                    <th scope="col">State</th>
                    <th scope="col">Started</th>
                    <th scope="col">Lasted</th>
                    <th scope="col">Teams</th>
                    <th scope="col">Note</th>
                    <th scope="col">Debrief</th>
                    {role === "INSTRUCTOR" && <th scope="col">Again</th>}
                  </tr>
                </thead>
                <tbody>
                  {past.map((run) => (
                    <tr key={run.id}>
                      <th scope="row">{run.number}</th>
                      <td>{hideNames ? "hidden" : run.scenario.title}</td>
                      <td>{RUN_WORDS[run.state]}</td>
                      <td>
                        <Clock at={run.startedAt} withDate />
                      </td>
                      <td className="nowrap">
                        {run.endedAt
                          ? span(Date.parse(run.endedAt) - Date.parse(run.startedAt))
                          : "–"}
                      </td>
                      <td>{run.teams.length}</td>
                      <td className="muted">{run.haltReason ?? ""}</td>
                      <td>
                        <Link to="/debrief/$run" params={{ run: run.id }}>
                          Debrief<span className="hidden-visually"> of run {run.number}</span>
                        </Link>
                      </td>
                      {role === "INSTRUCTOR" && (
                        <td>
                          <Button size="compact-xs" variant="default" onClick={() => setAgain(run)}>
                            Again…<span className="hidden-visually"> run {run.number}</span>
                          </Button>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </QueryView>
      {again && <AgainDialog run={again} onClose={() => setAgain(null)} />}
    </Panel>
  );
}
