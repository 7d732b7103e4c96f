import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { executionsQuery } from "@/api/automation";
import type { Rule } from "@/api/automation-types";
import { ALARM_WORDS } from "@/components/alarm/alarm-words";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { EXECUTION_STATES, capital } from "./run-words";
import classes from "./runbooks.module.css";

/** What a rule did about each change of its alarm, and why it did nothing. */
export function ExecutionList({ scope, rule }: { scope: TeamScope; rule: Rule }) {
  const executions = useQuery(executionsQuery(scope.slug, rule.id));
  return (
    <QueryView query={executions}>
      {({ items, hasMore }) =>
        items.length === 0 ? (
          <Empty title="Its alarm has not changed since the rule is there." />
        ) : (
          <>
            <ol className={`plain-list ${classes.executions}`} aria-label={`What ${rule.name} did`}>
              {items.map((each) => (
                <li key={each.id}>
                  <div className="row wrap">
                    <StateMark said={EXECUTION_STATES[each.state]} live />
                    <span className="muted micro">
                      {each.alarm.name} went to “{ALARM_WORDS[each.went].word}”{" "}
                      <When at={each.wentAt} />
                      {typeof each.seconds === "number" && `, took ${each.seconds.toFixed(1)} s`}
                    </span>
                  </div>
                  <p>
                    {capital(each.what)}: {each.detail}{" "}
                    {each.run && (
                      <Link
                        to="/teams/$team/runbook-runs/$id"
                        params={{ team: scope.slug, id: each.run }}
                      >
                        See the run
                      </Link>
                    )}
                  </p>
                </li>
              ))}
            </ol>
            {hasMore && <p className="muted micro">The newest {items.length} are listed.</p>}
          </>
        )
      }
    </QueryView>
  );
}
