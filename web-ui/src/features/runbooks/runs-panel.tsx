import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { runbookRunsQuery } from "@/api/runbooks";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When, span } from "@/components/time";
import { RUN_STATES, progress } from "./run-words";
import classes from "./runbooks.module.css";

/** Which runbooks were gone through lately, by whom, and how it ended. */
export function RunsPanel({ scope, runbook }: { scope: TeamScope; runbook?: string }) {
  const runs = useQuery(runbookRunsQuery(scope.slug));
  return (
    <Panel title="Runs" live>
      <QueryView query={runs} lines={4}>
        {({ items, hasMore }) => {
          const shown = items.filter((each) => !runbook || each.runbook.id === runbook);
          return shown.length === 0 ? (
            <Empty title="Nothing was gone through yet." />
          ) : (
            <>
              <ul className={`plain-list ${classes.items}`}>
                {shown.map((each) => (
                  <li key={each.id}>
                    <div className="row wrap between">
                      <Link
                        to="/teams/$team/runbook-runs/$id"
                        params={{ team: scope.slug, id: each.id }}
                        className={classes.title}
                      >
                        {each.runbook.name}
                      </Link>
                      <StateMark said={RUN_STATES[each.state]} live />
                    </div>
                    <span className="muted micro">
                      {each.dryRun ? "Dry run, " : ""}
                      {each.rule
                        ? "by a rule"
                        : (each.startedBy?.name ?? "somebody who left")},{" "}
                      <When at={each.startedAt} />, {progress(each)}
                      {each.endedAt &&
                        `, ${span(Date.parse(each.endedAt) - Date.parse(each.startedAt))}`}
                    </span>
                  </li>
                ))}
              </ul>
              {hasMore && <p className="muted micro">The newest {items.length} are listed.</p>}
            </>
          );
        }}
      </QueryView>
    </Panel>
  );
}
