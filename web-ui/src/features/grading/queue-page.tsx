import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { assessmentsQuery } from "@/api/queries";
import type { AssessmentSummary } from "@/api/types";
import { Empty } from "@/components/empty";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { points } from "@/components/points";
import { QueryView } from "@/components/query-view";
import { useShortcut } from "@/components/shortcuts";
import { StateMark } from "@/components/state-mark";
import { Clock } from "@/components/time";
import { ASSESSMENT_WORDS } from "@/components/words";
import { nextUngraded, sortedForGrading } from "./next";
import { RunsPanel } from "./runs-panel";

/** Everything to grade, what can be graded first. */
export function QueuePage() {
  const assessments = useQuery(assessmentsQuery);
  const navigate = useNavigate();
  const next = nextUngraded(assessments.data ?? [], null);
  const open = () => {
    if (next) void navigate({ to: "/grading/$id", params: { id: next.id } });
  };
  useShortcut("n", "Open the next ungraded one", open, next !== null);
  return (
    <Page
      title="Grading"
      actions={
        <>
          <Link to="/gradebook">Gradebook</Link>
          <Button
            onClick={open}
            disabled={!next}
            aria-keyshortcuts="n"
            title={next ? "" : "Nothing waits for a grade"}
          >
            Grade next
          </Button>
        </>
      }
    >
      <div className="stack loose">
        <RunsPanel />
        <Panel title="Assessments">
          <QueryView query={assessments} lines={6}>
            {(items) =>
              items.length === 0 ? (
                <Empty title="Nothing to grade yet.">
                  When a run ends, each of its teams gets an assessment here: the automatic score at
                  once, your mark after the postmortem.
                </Empty>
              ) : (
                <Queue items={sortedForGrading(items)} />
              )
            }
          </QueryView>
        </Panel>
      </div>
    </Page>
  );
}

function Queue({ items }: { items: AssessmentSummary[] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label="Assessments">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">Run</th>
            <th scope="col">Incident</th>
            <th scope="col">State</th>
            <th scope="col">Postmortem</th>
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
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link to="/grading/$id" params={{ id: item.id }}>
                  {item.team.name}
                  <span className="hidden-visually">, run {item.run.number}</span>
                </Link>
              </th>
              <td>
                {item.run.number}, {item.run.scenarioTitle}
              </td>
              <td>
                {item.incident ? (
                  `INC-${item.incident.number}`
                ) : (
                  <span className="muted">none declared</span>
                )}
              </td>
              <td>
                <StateMark said={ASSESSMENT_WORDS[item.state]} />
              </td>
              <td>
                {item.postmortemSubmittedAt ? (
                  <Clock at={item.postmortemSubmittedAt} withDate />
                ) : (
                  <span className="muted">not submitted</span>
                )}
              </td>
              <td className="right">{points(item.autoScore)}</td>
              <td className="right">{points(item.mark)}</td>
              <td className="right">{points(item.finalScore)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
