import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { alarmExamplesQuery } from "@/api/alarms";
import { conditionWords } from "@/components/alarm/alarm-words";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import classes from "./alarms.module.css";

/** For a team without any alarm: what one is for, and examples to begin with. */
export function FirstAlarm({ scope }: { scope: TeamScope }) {
  const examples = useQuery(alarmExamplesQuery(scope.slug));
  return (
    <div className="stack">
      <Empty title="No alarm yet: nobody is told when this service hurts.">
        An alarm watches a value, a log or what users get, and calls whoever is on call.
        {scope.canAct ? " Begin with one of these and make it yours." : ""}
      </Empty>
      {scope.canAct && (
        <QueryView query={examples} lines={3}>
          {(items) => (
            <ul className={`plain-list ${classes.examples}`}>
              {items.map((example, i) => (
                <li key={example.title} className={classes.example}>
                  <strong>{example.title}</strong>
                  <span>{example.why}</span>
                  <span className="muted micro">
                    {conditionWords({ ...example.definition, runbookId: null })}
                  </span>
                  <Button
                    size="xs"
                    variant="default"
                    className={classes.begin}
                    renderRoot={(props) => (
                      <Link
                        to="/teams/$team/alarms/new"
                        params={{ team: scope.slug }}
                        search={{ example: i + 1 }}
                        {...props}
                      />
                    )}
                  >
                    Begin with it
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </QueryView>
      )}
    </div>
  );
}
