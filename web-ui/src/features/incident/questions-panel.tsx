import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { body, http } from "@/api/client";
import type { Question } from "@/api/incident-types";
import { questionsQuery } from "@/api/incidents";
import type { Incident } from "@/api/types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { Clock, span, useNow } from "@/components/time";
import { tell, useAction } from "@/components/use-action";
import classes from "./incident.module.css";

interface Props {
  incident: Incident;
  canAnswer: boolean;
}

/** Who asked and has no answer yet, the oldest first; answered here or in chat. */
export function QuestionsPanel({ incident, canAnswer }: Props) {
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
                    <strong>{item.from.name}</strong> in #{item.channel.name},{" "}
                    <Clock at={item.at} />, waits for {span(now - Date.parse(item.at))}
                  </div>
                  <div className={classes.text}>{item.text}</div>
                  <Answering incident={incident} question={item} canAnswer={canAnswer} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}

interface AnsweringProps {
  incident: Incident;
  question: Question;
  canAnswer: boolean;
}

function Answering({ incident, question, canAnswer }: AnsweringProps) {
  const [text, setText] = useState<string | null>(null);
  const cache = useQueryClient();
  const team = incident.team.slug;
  const { channel, ts, from } = question;
  const send = useAction(async () => {
    await body(
      http.POST("/teams/{team}/channels/{channel}/messages", {
        params: { path: { team, channel: channel.id } },
        body: { text: (text ?? "").trim(), threadTs: ts },
      }),
    );
    setText(null);
    tell(`${from.name} was answered in #${channel.name}.`);
    await cache.invalidateQueries({ queryKey: questionsQuery(incident.id, true).queryKey });
  });
  return (
    <div className="stack tight">
      <div className="row wrap">
        {canAnswer && text === null && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => setText("")}
            aria-label={`Answer ${from.name} here`}
          >
            Answer here…
          </Button>
        )}
        <Link
          to="/teams/$team/chat/$channel"
          params={{ team, channel: channel.id }}
          search={{ thread: ts }}
        >
          Open it in #{channel.name}
        </Link>
      </div>
      {text !== null && (
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) void send.run();
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") setText(null);
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.requestSubmit();
            }
          }}
        >
          <Textarea
            label={`Answer to ${from.name}`}
            description={`Everybody in #${channel.name} reads it`}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            autoFocus
          />
          {send.problem !== null && <ProblemView error={send.problem} />}
          <div className="row wrap">
            <Button type="submit" size="compact-sm" loading={send.busy} disabled={!text.trim()}>
              Send answer
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setText(null)}>
              Cancel
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
