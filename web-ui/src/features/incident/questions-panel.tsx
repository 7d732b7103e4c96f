import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { questionsQuery } from "@/api/incidents";
import type { Incident } from "@/api/types";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Clock, span, useNow } from "@/components/time";
import classes from "./incident.module.css";

/** Who asked and has no answer yet, the oldest first. */
export function QuestionsPanel({ incident }: { incident: Incident }) {
  const questions = useQuery(questionsQuery(incident.id, incident.status !== "RESOLVED"));
  const now = useNow();
  const waiting = questions.data?.length ?? 0;
  return (
    <Panel title={`Waiting for an answer (${waiting})`} live>
      <QueryView query={questions} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <p className="muted">Nobody waits for an answer of yours.</p>
          ) : (
            <ul className={`plain-list ${classes.updates}`}>
              {items.map((item) => (
                <li key={item.channel.id + item.ts}>
                  <div className="muted micro">
                    <strong>{item.from.name}</strong> in #{item.channel.name}, <Clock at={item.at} />
                    , waits for {span(now - Date.parse(item.at))}
                  </div>
                  <div className={classes.text}>{item.text}</div>
                  <Link
                    to="/teams/$team/chat/$channel"
                    params={{ team: incident.team.slug, channel: item.channel.id }}
                  >
                    Answer in #{item.channel.name}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}
