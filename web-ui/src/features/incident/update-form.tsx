import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { body, http } from "@/api/client";
import type { Incident, IncidentStatus } from "@/api/types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import { INCIDENT_WORDS, STATUS_ORDER } from "@/components/words";

interface Props {
  incident: Incident;
  onChanged: (next: Incident) => void;
}

/** What we know now, for everyone waiting. */
export function UpdateForm({ incident, onChanged }: Props) {
  const [text, setText] = useState("");
  const [status, setStatus] = useState<IncidentStatus | "">("");
  const post = useAction(async () => {
    const next = await body(
      http.POST("/incidents/{id}/updates", {
        params: { path: { id: incident.id } },
        body: { status: status || null, text: text.trim() },
      }),
    );
    onChanged(next);
    setText("");
    setStatus("");
  });
  return (
    <Panel title="Post an update">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) void post.run();
        }}
      >
        <Textarea
          id="update-text"
          label="What we know"
          description="Impact, what you do about it, when you will write again"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
        />
        <NativeSelect
          label="Status"
          value={status}
          onChange={(event) => setStatus(event.currentTarget.value as IncidentStatus | "")}
          data={[
            { value: "", label: `Leave at ${INCIDENT_WORDS[incident.status].word.toLowerCase()}` },
            ...STATUS_ORDER.filter((each) => each !== incident.status && each !== "RESOLVED").map(
              (value) => ({ value, label: INCIDENT_WORDS[value].word }),
            ),
          ]}
        />
        {post.problem !== null && <ProblemView error={post.problem} />}
        <div className="row">
          <Button type="submit" loading={post.busy} disabled={!text.trim()}>
            Post update
          </Button>
          {!text.trim() && <span className="muted micro">Write what you know first.</span>}
        </div>
      </form>
    </Panel>
  );
}
