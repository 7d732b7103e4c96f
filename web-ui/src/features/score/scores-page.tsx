import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { assessmentsQuery } from "@/api/queries";
import { Empty } from "@/components/empty";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { points } from "@/components/points";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";
import { OwnTotal } from "./own-total";

/** The team's published scores. */
export function ScoresPage() {
  const assessments = useQuery(assessmentsQuery);
  return (
    <Page title="Scores" narrow>
      <OwnTotal />
      <Panel title="Published scores">
        <QueryView query={assessments}>
          {(items) => {
            const published = items.filter((item) => item.state === "PUBLISHED");
            if (published.length === 0) {
              return (
                <Empty title="No score is published yet.">
                  After a run, your team submits its postmortem; course staff then read it and
                  publish the score for the whole team at once. It appears here by itself.
                </Empty>
              );
            }
            return (
              <div className="scroll-x" tabIndex={0} role="group" aria-label="Published scores">
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">Run</th>
                      <th scope="col">Incident</th>
                      <th scope="col">Published</th>
                      <th scope="col" className="right">
                        Automatic
                      </th>
                      <th scope="col" className="right">
                        Mark
                      </th>
                      <th scope="col" className="right">
                        Final
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {published.map((item) => (
                      <tr key={item.id}>
                        <th scope="row">
                          <Link to="/scores/$id" params={{ id: item.id }}>
                            Run {item.run.number}, {item.run.scenarioTitle}
                          </Link>
                        </th>
                        <td>{item.incident ? `INC-${item.incident.number}` : "–"}</td>
                        <td>{item.publishedAt ? <Clock at={item.publishedAt} withDate /> : "–"}</td>
                        <td className="right">{points(item.autoScore)}</td>
                        <td className="right">{points(item.mark)}</td>
                        <td className="right">
                          <strong>{points(item.finalScore)}</strong>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            );
          }}
        </QueryView>
      </Panel>
    </Page>
  );
}
