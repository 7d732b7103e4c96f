import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "@/api/problem";
import { runbookQuery } from "@/api/runbooks";
import type { Runbook } from "@/api/automation-types";
import { ActionButton } from "@/components/action-button";
import { MarkdownHtml } from "@/components/markdown-html";
import { NotFoundText } from "@/components/not-found-text";
import { sentenceList } from "@/components/numbers";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { DeleteDialog } from "./delete-dialog";
import { Editor } from "./editor";
import { HistoryPanel } from "./history-panel";
import { RunsPanel } from "./runs-panel";
import { StartDialog } from "./start-dialog";
import { StepList } from "./step-list";
import classes from "./runbooks.module.css";

/** One runbook: to read, to go through, to write. */
export function RunbookPage() {
  const scope = useTeamScope();
  const { id = "" } = useParams({ strict: false });
  const { edit } = useSearch({ strict: false }) as { edit?: true };
  const fresh = id === "new";
  const runbook = useQuery({ ...runbookQuery(scope.slug, id), enabled: !fresh });
  if (runbook.error instanceof Problem && runbook.error.status === 404)
    return <NotFoundText what="runbook" />;
  const back = (
    <>
      {" · "}
      <Link to="/teams/$team/runbooks" params={{ team: scope.slug }}>
        Runbooks
      </Link>
    </>
  );
  const page = {
    scope,
    tab: "/teams/$team/runbooks",
    eyebrow: back,
    withEnv: false,
  } as const;
  if (fresh)
    return (
      <OperatePage {...page} title="New runbook">
        <Editor scope={scope} runbook={null} />
      </OperatePage>
    );
  return (
    <OperatePage
      {...page}
      title={runbook.data?.title ?? "Runbook"}
      actions={runbook.data && !edit && <Actions scope={scope} runbook={runbook.data} />}
    >
      <QueryView query={runbook} lines={8}>
        {(data) =>
          edit && scope.canAct ? (
            <Editor key={data.id} scope={scope} runbook={data} />
          ) : (
            <Reading scope={scope} runbook={data} />
          )
        }
      </QueryView>
    </OperatePage>
  );
}

function Reading({ scope, runbook }: { scope: TeamScope; runbook: Runbook }) {
  return (
    <div className={classes.grid}>
      <Panel title="Text">
        <MarkdownHtml html={runbook.html} />
      </Panel>
      <div className={classes.column}>
        <Panel title="Steps">
          <StepList steps={runbook.steps} />
          <p className="muted micro" style={{ marginTop: 8 }}>
            {runbook.alarms.length === 0
              ? "No alarm links to this runbook yet; choose it in an alarm’s settings."
              : `Linked from ${sentenceList(runbook.alarms.map((each) => each.name))}.`}
          </p>
        </Panel>
        <HistoryPanel scope={scope} runbook={runbook} />
        <RunsPanel scope={scope} runbook={runbook.id} />
      </div>
    </div>
  );
}

function Actions({ scope, runbook }: { scope: TeamScope; runbook: Runbook }) {
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"run" | "dry" | "delete" | null>(null);
  const params = { team: scope.slug, id: runbook.id };
  const act = scope.canAct ? null : "Only the team and instructors do this.";
  const runnable =
    runbook.steps.length === 0
      ? "It has no step to execute; add fenced blocks that begin with ```step."
      : runbook.steps.some((each) => each.problem)
        ? "Some of its steps cannot be executed; mend them first."
        : null;
  return (
    <>
      <ActionButton variant="default" why={act} onClick={() => setDialog("delete")}>
        Delete…
      </ActionButton>
      <ActionButton
        variant="default"
        why={act}
        onClick={() =>
          void navigate({ to: "/teams/$team/runbooks/$id", params, search: { edit: true } })
        }
      >
        Edit
      </ActionButton>
      {runbook.openRun ? (
        <Button
          onClick={() =>
            void navigate({
              to: "/teams/$team/runbook-runs/$id",
              params: { team: scope.slug, id: runbook.openRun ?? "" },
            })
          }
        >
          Go on with the open run
        </Button>
      ) : (
        <>
          <ActionButton variant="default" why={act ?? runnable} onClick={() => setDialog("dry")}>
            Dry run…
          </ActionButton>
          <ActionButton why={act ?? runnable} onClick={() => setDialog("run")}>
            Go through it…
          </ActionButton>
        </>
      )}
      {(dialog === "run" || dialog === "dry") && (
        <StartDialog
          scope={scope}
          runbook={runbook}
          dryRun={dialog === "dry"}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "delete" && (
        <DeleteDialog scope={scope} runbook={runbook} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
