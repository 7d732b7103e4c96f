import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/api/keys";
import {
  deadlineQuery,
  extendDeadline,
  saveTerms,
  setRunDeadline,
  termsQuery,
} from "@/api/postmortem";
import type { Lateness, PostmortemDeadline } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { fromLocalField, toLocalField } from "@/components/local-time";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { useSession } from "@/components/session";
import { Shape } from "@/components/state-mark";
import { Clock, age, useNow } from "@/components/time";
import { tell } from "@/components/use-action";
import classes from "./deadline.module.css";

/** When it is due, how long that is from now, and what lateness costs; staff may change it here. */
export function DeadlineLine({ incidentId }: { incidentId: string }) {
  const { role } = useSession();
  const { data } = useQuery(deadlineQuery(incidentId));
  const now = useNow();
  const [dialog, setDialog] = useState<"team" | "run" | "course" | null>(null);
  if (!data) return null;
  const close = () => setDialog(null);
  return (
    <section aria-label="Deadline" className={classes.line}>
      <DeadlineText deadline={data} now={now} />
      {data.extension && (
        <span>
          {data.extension.by.name} gave this team until <Clock at={data.extension.due} withDate />:
          “{data.extension.reason}”
        </span>
      )}
      <Submissions deadline={data} />
      {role === "INSTRUCTOR" && (
        <span className={classes.deeds}>
          <Button size="compact-xs" variant="default" onClick={() => setDialog("team")}>
            More time for this team…
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setDialog("run")}>
            Deadline of the run…
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setDialog("course")}>
            Rule of the course…
          </Button>
        </span>
      )}
      {dialog === "team" && <TeamDialog incidentId={incidentId} due={data.due} onClose={close} />}
      {dialog === "run" && <RunDialog incidentId={incidentId} due={data.due} onClose={close} />}
      {dialog === "course" && <CourseDialog incidentId={incidentId} onClose={close} />}
    </section>
  );
}

function DeadlineText({ deadline, now }: { deadline: PostmortemDeadline; now: number }) {
  if (!deadline.due) return <span className="muted">No deadline.</span>;
  const left = Date.parse(deadline.due) - now;
  return (
    <span>
      {left < 0 && <Shape tone="warn" size={12} />}{" "}
      <strong>
        Due <Clock at={deadline.due} withDate />
      </strong>
      {left >= 0 ? `, in ${age(left)}.` : `, ${age(-left)} ago.`} {policyWords(deadline)}
      {left < 0 && ` ${ifNowWords(deadline.ifNow)}`}
    </span>
  );
}

/** What lateness costs, in a sentence. */
export function policyWords({
  policy,
  closes,
}: Pick<PostmortemDeadline, "policy" | "closes">): string {
  const grace =
    policy.graceMinutes > 0 ? `Up to ${aLength(policy.graceMinutes)} late is free. ` : "";
  const cost =
    policy.percentPerStep > 0 && policy.percentAtMost > 0
      ? `${grace ? "After that each" : "Each"} ${minutes(policy.stepMinutes)} begun costs ${policy.percentPerStep} %, at most ${policy.percentAtMost} %.`
      : "Lateness costs no points.";
  const end =
    policy.closesAfterMinutes === null || policy.closesAfterMinutes === undefined || !closes
      ? ""
      : ` It closes ${aLength(policy.closesAfterMinutes)} after the deadline.`;
  return grace + cost + end;
}

export function ifNowWords(lateness: Lateness): string {
  if (lateness.closed) return "It is closed: nothing can be changed or submitted any more.";
  return lateness.percent === 0
    ? "Submitting now costs nothing."
    : `Submitting now costs ${lateness.percent} % of the points.`;
}

/** With its article where it is one: "a day", "an hour". */
function aLength(count: number): string {
  return count === 1_440 ? "a day" : count === 60 ? "an hour" : minutes(count);
}

/** "90 minutes" as "1 h 30 m", a whole day as "day". */
export function minutes(count: number): string {
  if (count === 1_440) return "day";
  if (count % 1_440 === 0) return `${count / 1_440} days`;
  if (count === 60) return "hour";
  if (count % 60 === 0) return `${count / 60} hours`;
  return count < 60 ? `${count} minutes` : `${Math.floor(count / 60)} h ${count % 60} m`;
}

function Submissions({ deadline }: { deadline: PostmortemDeadline }) {
  const [last, ...before] = deadline.submissions;
  if (!last) return null;
  return (
    <details>
      <summary>
        Submitted <Clock at={last.at} withDate /> by {last.by.name}, version {last.version}
        {lateWords(last.lateness)}
        {before.length > 0 && `; ${before.length} earlier`}
      </summary>
      <ol className="plain-list">
        {deadline.submissions.map((one) => (
          <li key={one.at}>
            Version {one.version}, <Clock at={one.at} withDate />, {one.by.name}
            {lateWords(one.lateness)}
          </li>
        ))}
      </ol>
      <p className="muted micro">The last one counts. The text of each is in the history.</p>
    </details>
  );
}

function lateWords(lateness: Lateness): string {
  if (lateness.lateSeconds === 0) return "";
  const late = age(lateness.lateSeconds * 1000);
  return `, ${late} late: ${lateness.percent === 0 ? "free" : `costs ${lateness.percent} %`}`;
}

interface DialogProps {
  incidentId: string;
  due: string | null | undefined;
  onClose: () => void;
}

function useRefresh(incidentId: string): () => Promise<unknown> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: keys.postmortemDeadline(incidentId) });
}

const DAY_MS = 86_400_000;

function TeamDialog({ incidentId, due, onClose }: DialogProps) {
  const refresh = useRefresh(incidentId);
  const [until, setUntil] = useState(() =>
    toLocalField((due ? Date.parse(due) : Date.now()) + DAY_MS),
  );
  const [reason, setReason] = useState("");
  const at = fromLocalField(until);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="More time for this team"
      confirm="Give more time"
      blocked={at ? reasonMissing(reason) : "Choose a time."}
      onConfirm={async () => {
        await extendDeadline(incidentId, at ?? "", reason);
        await refresh();
        tell("The team has more time");
      }}
    >
      <TextInput
        type="datetime-local"
        label="Due"
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <ReasonField
        value={reason}
        onChange={setReason}
        description="The team reads it; it goes into the record"
      />
    </ConfirmDialog>
  );
}

function RunDialog({ incidentId, due, onClose }: DialogProps) {
  const refresh = useRefresh(incidentId);
  const [until, setUntil] = useState(() =>
    toLocalField(due ? Date.parse(due) : Date.now() + DAY_MS),
  );
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Deadline of the run"
      confirm="Set for all teams of the run"
      onConfirm={async () => {
        await setRunDeadline(incidentId, fromLocalField(until));
        await refresh();
        tell("The deadline of the run is set");
      }}
    >
      <TextInput
        type="datetime-local"
        label="Due"
        description="Empty: as the course's rule says"
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

function CourseDialog({ incidentId, onClose }: Omit<DialogProps, "due">) {
  const cache = useQueryClient();
  const refresh = useRefresh(incidentId);
  const { data } = useQuery(termsQuery);
  const [wish, setWish] = useState<Record<string, number | null>>({});
  if (!data) return null;
  const dueAfter = data.dueAfterMinutes ?? null;
  const closesAfter = data.policy.closesAfterMinutes ?? null;
  const value = (key: string, present: number | null) =>
    key in wish ? (wish[key] ?? null) : present;
  const field = (key: string, label: string, present: number | null, description?: string) => (
    <NumberInput
      label={label}
      description={description}
      min={0}
      value={value(key, present) ?? ""}
      onChange={(next) => setWish({ ...wish, [key]: next === "" ? null : Number(next) })}
    />
  );
  const hours = dueAfter === null ? null : dueAfter / 60;
  const wishedHours = value("due", hours);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="When postmortems are due"
      confirm="Set for the course"
      onConfirm={async () => {
        const saved = await saveTerms({
          version: data.version,
          dueAfterMinutes: wishedHours === null ? null : Math.round(wishedHours * 60),
          policy: {
            graceMinutes: value("grace", data.policy.graceMinutes) ?? 0,
            stepMinutes: value("step", data.policy.stepMinutes) ?? 60,
            percentPerStep: value("perStep", data.policy.percentPerStep) ?? 0,
            percentAtMost: value("atMost", data.policy.percentAtMost) ?? 0,
            closesAfterMinutes: value("closes", closesAfter),
          },
        });
        cache.setQueryData(termsQuery.queryKey, saved);
        await refresh();
        tell("The rule of the course is set");
      }}
    >
      {field(
        "due",
        "Due so many hours after the incident is resolved",
        hours,
        "Empty: no deadline",
      )}
      {field("grace", "Minutes late that cost nothing", data.policy.graceMinutes)}
      {field("perStep", "Percent lost per step begun", data.policy.percentPerStep)}
      {field(
        "step",
        "Length of a step in minutes",
        data.policy.stepMinutes,
        "60: per hour, 1440: per day",
      )}
      {field("atMost", "Percent lost at most", data.policy.percentAtMost)}
      {field(
        "closes",
        "Closes so many minutes after the deadline",
        closesAfter,
        "Empty: never. After it nothing can be changed or submitted.",
      )}
    </ConfirmDialog>
  );
}
