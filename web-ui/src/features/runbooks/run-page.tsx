import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { RunbookRun } from "@/api/automation-types";
import { keys } from "@/api/keys";
import { Problem } from "@/api/problem";
import { abortRun, runbookRunQuery } from "@/api/runbooks";
import { ActionButton } from "@/components/action-button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { RunStepItem } from "./run-step";
import { RUN_STATES, progress } from "./run-words";
import classes from "./runbooks.module.css";

/** A runbook being gone through: what is done, what comes next, and the way out. */
export function RunPage() {
  const scope = useTeamScope();
  const { id = "" } = useParams({ strict: false });
  const run = useQuery(runbookRunQuery(id));
  const [aborting, setAborting] = useState(false);
  const cache = useQueryClient();
  if (run.error instanceof Problem && run.error.status === 404) return <NotFoundText what="run" />;
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/runbooks"
      title={run.data ? `Run of ${run.data.runbook.name}` : "Run"}
      heading={run.data?.runbook.name ?? "Run"}
      withEnv={false}
      eyebrow={
        <>
          {" · "}
          <Link to="/teams/$team/runbooks" params={{ team: scope.slug }}>
            Runbooks
          </Link>
          {run.data && (
            <>
              {" · "}
              <Link
                to="/teams/$team/runbooks/$id"
                params={{ team: scope.slug, id: run.data.runbook.id }}
              >
                {run.data.runbook.name}
              </Link>
            </>
          )}
        </>
      }
      actions={
        run.data?.state === "RUNNING" && (
          <ActionButton
            variant="default"
            why={scope.canAct ? null : "Only the team and instructors abort a run."}
            onClick={() => setAborting(true)}
          >
            Abort…
          </ActionButton>
        )
      }
    >
      <QueryView query={run} lines={6}>
        {(data) => <Steps scope={scope} run={data} />}
      </QueryView>
      {aborting && (
        <ConfirmDialog
          opened
          onClose={() => setAborting(false)}
          title="Abort this run?"
          confirm="Abort run"
          danger
          onConfirm={async () => cache.setQueryData(keys.runbookRun(id), await abortRun(id))}
        >
          <p>
            What was done stays done; nothing is taken back. A step that is running is not waited
            for any more. You can begin again at any time.
          </p>
        </ConfirmDialog>
      )}
    </OperatePage>
  );
}

function Steps({ scope, run }: { scope: TeamScope; run: RunbookRun }) {
  return (
    <>
      {run.dryRun && (
        <Caution>
          <strong>Dry run:</strong> checks are made, but nothing is changed. Each step says what it
          would do.
        </Caution>
      )}
      <Panel title={progress(run)} live actions={<StateMark said={RUN_STATES[run.state]} live />}>
        <p className="muted" style={{ marginBottom: 8 }}>
          {run.rule ? (
            <>
              Begun by a{" "}
              <Link
                to="/teams/$team/runbooks"
                params={{ team: scope.slug }}
                search={{ view: "rules" }}
              >
                rule
              </Link>{" "}
              of {run.startedBy?.name ?? "somebody who left"}; nobody confirms
            </>
          ) : (
            <>Begun by {run.startedBy?.name ?? "somebody who left"}</>
          )}
          , <When at={run.startedAt} />, version {run.version} of the text
          {run.incident && (
            <>
              , for{" "}
              <Link to="/incidents/$id" params={{ id: run.incident }}>
                an incident
              </Link>
            </>
          )}
          .
          {run.endedAt && (
            <>
              {" "}
              Ended <When at={run.endedAt} />.
            </>
          )}
        </p>
        {run.detail && <p style={{ marginBottom: 8 }}>{run.detail}</p>}
        <ol className={`plain-list ${classes.run}`}>
          {run.steps.map((each) => (
            <RunStepItem key={each.n} scope={scope} run={run} step={each} />
          ))}
        </ol>
      </Panel>
    </>
  );
}
