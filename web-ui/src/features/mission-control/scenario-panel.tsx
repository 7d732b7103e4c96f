import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { scenariosQuery } from "@/api/queries";
import type { Run, Scenario } from "@/api/types";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { isoMs, span } from "@/components/time";
import { proofText } from "./proof-text";
import classes from "./mission-control.module.css";

interface Props {
  active: Run | null;
  hideFaults: boolean;
  onLaunch: (scenario: Scenario) => void;
}

/** What can be run, and the button that starts it. */
export function ScenarioPanel({ hideFaults, ...props }: Props) {
  return (
    <Panel title="Scenarios" actions={<Link to="/scenarios">All scenarios</Link>}>
      {hideFaults ? <p className="muted">Hidden in projector mode.</p> : <Offered {...props} />}
    </Panel>
  );
}

function Offered({ active, onLaunch }: Omit<Props, "hideFaults">) {
  const scenarios = useQuery(scenariosQuery);
  const { role } = useSession();
  const blocked = active ? `Run ${active.number} holds the teams until it ends.` : null;
  return (
    <QueryView query={scenarios}>
      {(items) =>
        items.length === 0 ? (
          <Empty title="No scenario is installed.">Upload one on the page Scenarios.</Empty>
        ) : (
          <>
            {blocked && <p className={`muted ${classes.blocked}`}>{blocked}</p>}
            <ul
              className={`plain-list ${classes.scenarios}`}
              tabIndex={0}
              aria-label="Scenarios that can be launched"
            >
              {items.map((scenario) => (
                <li key={scenario.id} className={classes.scenario}>
                  <div className="row between">
                    <h3>{scenario.title}</h3>
                    {role === "INSTRUCTOR" && (
                      <Button
                        size="xs"
                        className={classes.whole}
                        onClick={() => onLaunch(scenario)}
                        disabled={active !== null}
                        {...(blocked ? { title: blocked } : {})}
                      >
                        Launch…<span className="hidden-visually"> {scenario.title}</span>
                      </Button>
                    )}
                  </div>
                  <p className="muted micro">
                    Difficulty {scenario.difficulty} of 10, up to{" "}
                    {span(isoMs(scenario.maxDuration))}, version {scenario.version},{" "}
                    {proofText(scenario)}
                  </p>
                  <More scenario={scenario} />
                </li>
              ))}
            </ul>
          </>
        )
      }
    </QueryView>
  );
}

function More({ scenario }: { scenario: Scenario }) {
  return (
    <details>
      <summary className="micro">{count(scenario.faults.length, "fault")} and goals</summary>
      <p className="muted">{scenario.brief}</p>
      <Faults scenario={scenario} />
    </details>
  );
}

function Faults({ scenario }: { scenario: Scenario }) {
  return (
    <ul className={classes.faults}>
      {scenario.faults.map((fault) => (
        <li key={fault.id}>
          {fault.title}: {fault.at ? `at T+${span(isoMs(fault.at))}` : "after another step"} for{" "}
          {span(isoMs(fault.duration))}
        </li>
      ))}
      {scenario.objectives.map((objective) => (
        <li key={objective}>Goal: {objective}</li>
      ))}
    </ul>
  );
}
