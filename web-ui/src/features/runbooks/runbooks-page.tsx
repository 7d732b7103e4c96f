import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { rulesQuery } from "@/api/automation";
import { OperatePage } from "@/components/operate/operate-page";
import type { RunbooksSearch } from "@/components/operate/runbooks-address";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { RuleDialog } from "./rule-dialog";
import { RulesPanel } from "./rules-panel";
import { RunbooksPanel } from "./runbooks-panel";
import { RunsPanel } from "./runs-panel";
import { ToilPanel } from "./toil-panel";
import classes from "./runbooks.module.css";

const VIEWS = [
  { view: undefined, label: "Runbooks" },
  { view: "rules", label: "Rules" },
  { view: "toil", label: "Toil" },
] as const;

/** What a team has written down to do, what happens by itself, and what is left to do by hand. */
export function RunbooksPage() {
  const scope = useTeamScope();
  const { view } = useSearch({ strict: false }) as RunbooksSearch;
  const [adding, setAdding] = useState(false);
  const rules = useQuery({ ...rulesQuery(scope.slug), enabled: view === "rules" });
  const navigate = useNavigate();
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/runbooks"
      title={view === "rules" ? "Rules" : view === "toil" ? "Toil" : "Runbooks"}
      heading="Runbooks and automation"
      withEnv={false}
      actions={
        scope.canAct &&
        (view === "rules" ? (
          <Button onClick={() => setAdding(true)}>Add rule…</Button>
        ) : view === undefined ? (
          <Button
            onClick={() =>
              void navigate({
                to: "/teams/$team/runbooks/$id",
                params: { team: scope.slug, id: "new" },
              })
            }
          >
            Write runbook
          </Button>
        ) : null)
      }
    >
      <ViewLinks scope={scope} view={view} />
      {view === "rules" ? (
        <RulesPanel scope={scope} rules={rules} onAdd={() => setAdding(true)} />
      ) : view === "toil" ? (
        <ToilPanel scope={scope} />
      ) : (
        <div className={classes.grid}>
          <RunbooksPanel scope={scope} />
          <RunsPanel scope={scope} />
        </div>
      )}
      {adding && <RuleDialog scope={scope} rule={null} onClose={() => setAdding(false)} />}
    </OperatePage>
  );
}

function ViewLinks({ scope, view }: { scope: TeamScope; view: RunbooksSearch["view"] }) {
  return (
    <nav aria-label="Automation" className={classes.views}>
      {VIEWS.map((each) => (
        <Link
          key={each.label}
          to="/teams/$team/runbooks"
          params={{ team: scope.slug }}
          search={each.view ? { view: each.view } : {}}
          className={each.view === view ? classes.shown : ""}
          activeProps={{}}
          aria-current={each.view === view ? "page" : undefined}
        >
          {each.label}
        </Link>
      ))}
    </nav>
  );
}
