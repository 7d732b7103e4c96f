import { Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { impactQuery } from "@/api/incidents";
import type { Incident, IncidentStatus } from "@/api/types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { clock, useNow } from "@/components/time";
import { useAction } from "@/components/use-action";
import { INCIDENT_WORDS, STATUS_ORDER } from "@/components/words";
import { promises } from "./use-incident";
import classes from "./incident.module.css";

interface Props {
  incident: Incident;
  onChanged: (next: Incident) => void;
}

/** What we know now, for everyone waiting: with its required fields, where it goes, how it reads. */
export function UpdateForm({ incident, onChanged }: Props) {
  const [text, setText] = useState("");
  const [impact, setImpact] = useState("");
  const [status, setStatus] = useState<IncidentStatus | "">("");
  const choices = promises(incident.cadenceMinutes);
  const [wish, setWish] = useState<number | null>(null);
  const minutes = wish !== null && choices.includes(wish) ? wish : (choices.at(-1) ?? 60);
  const [reach, setReach] = useState({ room: true, status: true, stakeholders: false });
  const measured = useQuery(impactQuery(incident.id, true));
  const now = useNow();
  const missing = [
    ...(text.trim() ? [] : ["what you know"]),
    ...(impact.trim() ? [] : ["the impact"]),
    ...(reach.room || reach.status || reach.stakeholders ? [] : ["where it goes"]),
  ];
  const post = useAction(async () => {
    const next = await body(
      http.POST("/incidents/{id}/updates", {
        params: { path: { id: incident.id } },
        body: {
          status: status || null,
          text: text.trim(),
          impact: impact.trim(),
          nextUpdateMinutes: minutes,
          inRoom: reach.room,
          forPublic: reach.status,
          toStakeholders: reach.stakeholders,
        },
      }),
    );
    onChanged(next);
    setText("");
    setImpact("");
    setStatus("");
  });
  return (
    <Panel title="Post an update">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing.length === 0) void post.run();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.currentTarget.requestSubmit();
          }
        }}
      >
        <div className={classes.fields}>
          <div className="stack">
            <Textarea
              id="update-text"
              label="What we know"
              description="And what you do about it; no guess stated as a fact"
              required
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
            />
            <Textarea
              label="Impact"
              description="What users notice, in their words"
              required
              value={impact}
              onChange={(event) => setImpact(event.currentTarget.value)}
              autosize
              minRows={1}
              maxRows={4}
              maxLength={500}
            />
            <div className="row wrap">
              <Button
                variant="default"
                size="compact-xs"
                disabled={!measured.data}
                onClick={() => setImpact(measured.data?.sentence ?? "")}
              >
                Use what is measured
              </Button>
              <span className="muted micro">
                {measured.data?.sentence ??
                  (measured.isError ? "The measurement did not load." : "Measuring…")}
              </span>
            </div>
          </div>
          <div className="stack">
            <NativeSelect
              label="Status"
              value={status}
              onChange={(event) => setStatus(event.currentTarget.value as IncidentStatus | "")}
              data={[
                {
                  value: "",
                  label: `Leave at ${INCIDENT_WORDS[incident.status].word.toLowerCase()}`,
                },
                ...STATUS_ORDER.filter(
                  (each) => each !== incident.status && each !== "RESOLVED",
                ).map((value) => ({ value, label: INCIDENT_WORDS[value].word })),
              ]}
            />
            <NativeSelect
              label="Next update in"
              description={
                incident.cadenceMinutes
                  ? `${incident.severity} asks for one every ${incident.cadenceMinutes} min`
                  : `Nobody asks for one at ${incident.severity}`
              }
              value={String(minutes)}
              onChange={(event) => setWish(Number(event.currentTarget.value))}
              data={choices.map((each) => ({ value: String(each), label: `${each} min` }))}
            />
            <fieldset className={classes.reach}>
              <legend>Posts to</legend>
              <Checkbox
                size="sm"
                label="Room"
                checked={reach.room}
                onChange={(event) => setReach({ ...reach, room: event.currentTarget.checked })}
              />
              <Checkbox
                size="sm"
                id="update-status-page"
                label="Status page"
                checked={reach.status}
                onChange={(event) => setReach({ ...reach, status: event.currentTarget.checked })}
              />
              <Checkbox
                size="sm"
                label="Stakeholders"
                checked={reach.stakeholders}
                onChange={(event) =>
                  setReach({ ...reach, stakeholders: event.currentTarget.checked })
                }
              />
            </fieldset>
          </div>
        </div>
        {(text.trim() || impact.trim()) && (
          <section aria-label="Preview" className={classes.preview}>
            <strong>
              INC-{incident.number} · {INCIDENT_WORDS[status || incident.status].word}
            </strong>
            <span className={classes.text}>{text.trim() || "…"}</span>
            <span>
              <strong>Impact</strong> {impact.trim() || "…"}
            </span>
            <span>
              <strong>Next update</strong> by {clock(now + minutes * 60_000)}
            </span>
          </section>
        )}
        {post.problem !== null && <ProblemView error={post.problem} />}
        <div className="row wrap">
          <Button type="submit" loading={post.busy} disabled={missing.length > 0}>
            Post update
          </Button>
          {missing.length > 0 && (
            <span className="muted micro">Missing: {missing.join(", ")}.</span>
          )}
        </div>
      </form>
    </Panel>
  );
}
