import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { teamQuery } from "@/api/queries";
import type { Incident } from "@/api/types";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import classes from "./incident.module.css";

interface Props {
  incident: Incident;
  canChange: boolean;
  onChanged: (next: Incident) => void;
}

/** What is to be done, by whom. A tick can be taken back. */
export function TasksPanel({ incident, canChange, onChanged }: Props) {
  const [text, setText] = useState("");
  const [assignee, setAssignee] = useState("");
  const team = useQuery(teamQuery(incident.team.slug));
  const people = (team.data?.members ?? []).map((each) => ({ value: each.id, label: each.name }));
  const params = { path: { id: incident.id } };
  const add = useAction(async () => {
    onChanged(
      await body(
        http.POST("/incidents/{id}/tasks", {
          params,
          body: { text: text.trim(), personId: assignee || null },
        }),
      ),
    );
    setText("");
    setAssignee("");
  });
  const change = useAction(async (wish: Promise<Incident>) => onChanged(await wish));
  const mark = (number: number, done: boolean) =>
    body(
      http.POST("/incidents/{id}/tasks/{number}/done", {
        params: { path: { id: incident.id, number } },
        body: { done },
      }),
    );
  const assign = (number: number, personId: string) =>
    body(
      http.POST("/incidents/{id}/tasks/{number}/assign", {
        params: { path: { id: incident.id, number } },
        body: { personId: personId || null },
      }),
    );
  const left = incident.tasks.filter((task) => !task.doneAt).length;
  return (
    <Panel title={`Tasks (${left} to do)`} live>
      {incident.tasks.length === 0 ? (
        <Empty title="No tasks yet.">
          What is written down here is not forgotten when it gets loud.
        </Empty>
      ) : (
        <ul className={`plain-list ${classes.tasks}`}>
          {incident.tasks.map((task) => (
            <li key={task.number}>
              <Checkbox
                checked={Boolean(task.doneAt)}
                disabled={!canChange || change.busy}
                onChange={(event) => void change.run(mark(task.number, event.currentTarget.checked))}
                label={`${task.number}. ${task.text}`}
                classNames={{ label: task.doneAt ? (classes.done ?? "") : "" }}
              />
              {canChange ? (
                <NativeSelect
                  size="xs"
                  aria-label={`Who does task ${task.number}`}
                  value={task.assignee?.id ?? ""}
                  disabled={change.busy}
                  onChange={(event) =>
                    void change.run(assign(task.number, event.currentTarget.value))
                  }
                  data={[{ value: "", label: "Nobody yet" }, ...people]}
                />
              ) : (
                <span className="muted">{task.assignee?.name ?? "Nobody"}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {change.problem !== null && <ProblemView error={change.problem} />}
      {canChange && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) void add.run();
          }}
        >
          <TextInput
            id="task-text"
            label="New task"
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className="row wrap">
            <NativeSelect
              size="xs"
              aria-label="Who does it"
              value={assignee}
              onChange={(event) => setAssignee(event.currentTarget.value)}
              data={[{ value: "", label: "Nobody yet" }, ...people]}
            />
            <Button
              type="submit"
              size="compact-sm"
              variant="default"
              loading={add.busy}
              disabled={!text.trim()}
            >
              Add task
            </Button>
          </div>
          {add.problem !== null && <ProblemView error={add.problem} />}
        </form>
      )}
    </Panel>
  );
}
