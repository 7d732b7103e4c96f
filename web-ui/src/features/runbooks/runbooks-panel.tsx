import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { runbooksQuery } from "@/api/runbooks";
import { Empty } from "@/components/empty";
import { count, sentenceList } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import classes from "./runbooks.module.css";

/** All that the team has written down. */
export function RunbooksPanel({ scope }: { scope: TeamScope }) {
  const runbooks = useQuery(runbooksQuery(scope.slug));
  return (
    <Panel title="Runbooks">
      <QueryView query={runbooks} lines={5}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="No runbook yet.">
              Write down what to do when an alarm fires; steps in fenced blocks can be executed from
              here, one by one.
            </Empty>
          ) : (
            <ul className={`plain-list ${classes.items}`}>
              {items.map((each) => (
                <li key={each.id}>
                  <div className="row wrap between">
                    <Link
                      to="/teams/$team/runbooks/$id"
                      params={{ team: scope.slug, id: each.id }}
                      className={classes.title}
                    >
                      {each.title}
                    </Link>
                    {each.openRun && (
                      <Link
                        to="/teams/$team/runbook-runs/$id"
                        params={{ team: scope.slug, id: each.openRun }}
                      >
                        Being gone through
                      </Link>
                    )}
                    {each.problems > 0 && (
                      <StateMark
                        said={{
                          word: `${count(each.problems, "step")} cannot be executed`,
                          tone: "warn",
                        }}
                      />
                    )}
                  </div>
                  <span className="muted micro">
                    {each.steps === 0 ? "Text only" : count(each.steps, "step")} ·{" "}
                    {each.alarms.length === 0
                      ? "no alarm links here"
                      : `linked from ${sentenceList(each.alarms.map((alarm) => alarm.name))}`}{" "}
                    · version {each.version}, {each.updatedBy?.name ?? "somebody who left"},{" "}
                    <When at={each.updatedAt} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}
