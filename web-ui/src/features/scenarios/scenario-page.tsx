import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { keys } from "@/api/keys";
import { Problem } from "@/api/problem";
import { deleteScenario, scenarioQuery } from "@/api/scenarios";
import type { ScenarioDetail } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Loading } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { isStaff, useSession } from "@/components/session";
import { Clock, isoMs, span } from "@/components/time";
import { GradingPanel } from "./grading-panel";
import { ProbesPanel } from "./probes-panel";
import { TimelineDrawing } from "./timeline-drawing";
import classes from "./scenarios.module.css";

/** All of one version of a scenario. For staff only. */
export function ScenarioPage() {
  const { id = "", version = "" } = useParams({ strict: false });
  const { role } = useSession();
  const staff = isStaff(role);
  const detail = useQuery({ ...scenarioQuery(id, version), enabled: staff });
  if (!staff || (detail.error instanceof Problem && detail.error.status === 404)) {
    return <NotFoundText what="scenario" />;
  }
  if (detail.data) return <Details detail={detail.data} canDelete={role === "INSTRUCTOR"} />;
  return (
    <Page title="Scenario">
      {detail.isError ? (
        <ProblemView error={detail.error} retry={() => void detail.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </Page>
  );
}

function Details({ detail, canDelete }: { detail: ScenarioDetail; canDelete: boolean }) {
  const { scenario } = detail;
  return (
    <Page
      title={scenario.title}
      eyebrow={<Link to="/scenarios">Scenarios</Link>}
      actions={canDelete && scenario.uploaded && <Delete detail={detail} />}
    >
      <p className="muted">
        {scenario.id}, version {scenario.version}, up to {span(isoMs(scenario.maxDuration))}
        {detail.uploadedAt && (
          <>
            , uploaded <Clock at={detail.uploadedAt} withDate />
          </>
        )}
        {detail.runs.length > 0 && `; used in run ${detail.runs.join(", ")}`}
      </p>
      <div className={classes.grid}>
        <div className={classes.side}>
          <Panel title="Timeline">
            <TimelineDrawing steps={detail.timeline} maxDuration={scenario.maxDuration} />
          </Panel>
          <ProbesPanel detail={detail} />
        </div>
        <div className={classes.side}>
          <Panel title="What students are told">
            <p>{scenario.brief || "Nothing."}</p>
          </Panel>
          <Panel title="Objectives">
            <ul className={classes.words}>
              {detail.objectives.map((each) => (
                <li key={each.id}>
                  {each.text} <span className="muted micro">{each.by.join(", ")}</span>
                </li>
              ))}
            </ul>
          </Panel>
          <GradingPanel detail={detail} />
        </div>
      </div>
      <Panel title="Source">
        <pre className={classes.source} tabIndex={0} aria-label="Source of the scenario">
          {detail.yaml}
        </pre>
      </Panel>
    </Page>
  );
}

function Delete({ detail }: { detail: ScenarioDetail }) {
  const { id, version } = detail.scenario;
  const [asking, setAsking] = useState(false);
  const cache = useQueryClient();
  const navigate = useNavigate();
  return (
    <>
      <Button color="red" variant="default" onClick={() => setAsking(true)}>
        Delete…
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Delete version ${version}`}
        confirm="Delete"
        danger
        blocked={
          detail.runs.length > 0 ? "It was used in a run, and the run is graded by it." : null
        }
        onConfirm={async () => {
          await deleteScenario(id, version);
          await cache.invalidateQueries({ queryKey: keys.scenarios });
          await navigate({ to: "/scenarios" });
        }}
      >
        <p>
          Version {version} of {id} is taken away. Other versions of it stay.
        </p>
      </ConfirmDialog>
    </>
  );
}
