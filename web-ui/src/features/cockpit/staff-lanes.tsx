import { useQuery } from "@tanstack/react-query";
import { missionQuery } from "@/api/mission";
import { runsQuery } from "@/api/queries";
import type { MissionMarks, MissionNeed, Run, Step, Team } from "@/api/types";
import { Panel } from "@/components/panel";
import { useProjector } from "@/components/projector";
import { isLive } from "@/components/run-state";
import { StateMark } from "@/components/state-mark";
import { Clock, runClock } from "@/components/time";
import { STEP_WORDS } from "@/components/words";
import classes from "./cockpit.module.css";

const MARKS = 6;

const NEEDS: Record<MissionNeed["kind"], string> = {
  HELP_ASKED: "asks for help",
  FAULT_NOT_VERIFIED: "a fault shows no effect",
  NOBODY_ACKNOWLEDGED: "nobody acknowledged",
  NO_DATA: "no data",
  IDLE: "nobody does anything",
};

/** What only staff see of a team, above what the team sees: faults, hints and what staff did, who is on what. */
export function StaffLanes({ team }: { team: Pick<Team, "slug" | "name"> }) {
  const [projector] = useProjector();
  const run = useQuery(runsQuery).data?.items.find(isLive);
  const mission = useQuery(missionQuery("15m")).data;
  if (projector) return null;
  const steps = run?.teams.find((each) => each.team.slug === team.slug)?.steps ?? [];
  const marks = (mission?.marks.marks ?? []).filter(
    (mark) => !mark.team || mark.team === team.slug,
  );
  const needs = (mission?.needsYou ?? []).filter((need) => need.team.slug === team.slug);
  return (
    <Panel title="Only staff see this" live>
      <dl className={classes.staff}>
        <dt>Faults</dt>
        <dd>{run && steps.length > 0 ? <Faults run={run} steps={steps} /> : "no run goes on"}</dd>
        <dt>Hints</dt>
        <dd>
          <Marks marks={marks.filter((mark) => mark.kind === "HINT")} none="none taken or given" />
        </dd>
        <dt>Staff</dt>
        <dd>
          <Marks marks={marks.filter((mark) => mark.kind === "ACTION")} none="nothing done" />
        </dd>
        <dt>Needs</dt>
        <dd>{needs.length === 0 ? "nothing" : <Needs needs={needs} />}</dd>
      </dl>
    </Panel>
  );
}

function Faults({ run, steps }: { run: Run; steps: Step[] }) {
  return (
    <ul className="plain-list">
      {steps.map((step) => (
        <li key={step.id} className="row wrap">
          <strong>{step.title}</strong>
          <StateMark said={STEP_WORDS[step.state]} live />
          <span className="muted micro num">
            {runClock(step.appliedAt ?? step.plannedAt, run.startedAt)}
            {step.revertedAt
              ? ` to ${runClock(step.revertedAt, run.startedAt)}`
              : step.revertDueAt
                ? `, due to end ${runClock(step.revertDueAt, run.startedAt)}`
                : ""}
          </span>
          {step.note && <span className="muted micro">{step.note}</span>}
        </li>
      ))}
    </ul>
  );
}

function Marks({ marks, none }: { marks: MissionMarks["marks"]; none: string }) {
  if (marks.length === 0) return <>{none}</>;
  return (
    <ul className="plain-list">
      {marks.slice(-MARKS).map((mark) => (
        <li key={mark.id}>
          <span className="muted micro num">
            <Clock at={mark.at} />
          </span>{" "}
          {mark.text}
          {mark.actor ? <span className="muted">, {mark.actor}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Needs({ needs }: { needs: MissionNeed[] }) {
  return (
    <ul className="plain-list">
      {needs.map((need) => (
        <li key={`${need.kind}${need.help ?? ""}`}>
          {NEEDS[need.kind]}
          {need.said ? `: “${need.said}”` : ""}, since <Clock at={need.since} />
          <span className="muted">
            {need.claimedBy ? `; ${need.claimedBy.name} is on it` : "; nobody of staff is on it"}
          </span>
        </li>
      ))}
    </ul>
  );
}
