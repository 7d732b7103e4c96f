import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { reviewRunsQuery, rubricsQuery } from "@/api/review";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";

/** The runs to grade by rubric, blind and criterion by criterion. */
export function RunsPanel() {
  const runs = useQuery(reviewRunsQuery);
  const rubrics = useQuery(rubricsQuery);
  return (
    <Panel
      title="Grade by rubric"
      actions={
        <>
          {(rubrics.data ?? []).map((one) => (
            <Link key={one.scope} to="/grading/rubrics/$scope" params={{ scope: one.scope }}>
              {one.scope === "course" ? "Rubric of the course" : `Rubric of ${one.scope}`}
            </Link>
          ))}
        </>
      }
    >
      <QueryView query={runs} lines={3}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="No run is over yet.">
              When a run ends, its submissions can be graded here: blind, one criterion across all
              teams.
            </Empty>
          ) : (
            <div className="scroll-x" tabIndex={0} role="group" aria-label="Runs to grade">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">Run</th>
                    <th scope="col">You decided</th>
                    <th scope="col">Draft</th>
                    <th scope="col">Ready</th>
                    <th scope="col">Published</th>
                    <th scope="col">Open</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.run}>
                      <th scope="row">
                        <Link to="/grading/runs/$run" params={{ run: one.run }}>
                          Grade {one.number}, {one.scenarioTitle}
                        </Link>
                      </th>
                      <td>
                        {one.mine} of {one.submissions * one.criteria}
                      </td>
                      <td>{one.draft}</td>
                      <td>{one.ready}</td>
                      <td>{one.published}</td>
                      <td>
                        <Link to="/grading/runs/$run/overview" params={{ run: one.run }}>
                          Overview<span className="hidden-visually"> of {one.number}</span>
                        </Link>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryView>
    </Panel>
  );
}
