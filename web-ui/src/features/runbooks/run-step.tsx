import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { RunStep, RunbookRun } from "@/api/automation-types";
import { keys } from "@/api/keys";
import { decideStep } from "@/api/runbooks";
import { ActionButton } from "@/components/action-button";
import type { TeamScope } from "@/components/operate/scope";
import { ProblemView } from "@/components/problem-view";
import { StateMark } from "@/components/state-mark";
import { Clock, span, useNow } from "@/components/time";
import { useAction } from "@/components/use-action";
import { STEP_STATES, capital } from "./run-words";
import classes from "./runbooks.module.css";

interface Props {
  scope: TeamScope;
  run: RunbookRun;
  step: RunStep;
}

/** One step: what it does, how it stands, and the button when it is its turn. */
export function RunStepItem({ scope, run, step }: Props) {
  const cache = useQueryClient();
  const decide = useAction(async (what: "confirm" | "skip") => {
    cache.setQueryData(keys.runbookRun(run.id), await decideStep(run.id, step.n, what));
  });
  const turn = run.next === step.n;
  const why = scope.canAct ? null : "Only the team and instructors go through runbooks.";
  return (
    <li
      className={turn ? classes.turn : step.state === "PENDING" ? classes.later : ""}
      aria-current={turn ? "step" : undefined}
    >
      <span className={classes.number}>{step.n}</span>
      <div className="stack tight grow">
        <div className="row wrap between">
          <h3>{step.title}</h3>
          <StateMark
            said={turn ? { word: "Your turn", tone: "neutral" } : STEP_STATES[step.state]}
            live
          />
        </div>
        {capital(step.does) !== capital(step.title) && <p>{capital(step.does)}.</p>}
        {step.state === "RUNNING" && <RunningFor step={step} />}
        {step.detail && <p className={classes.detail}>{step.detail}</p>}
        {(step.by || step.startedAt) && step.state !== "RUNNING" && (
          <p className="muted micro">
            {step.by?.name}
            {step.startedAt && (
              <>
                {step.by ? ", " : ""}
                <Clock at={step.startedAt} />
              </>
            )}
            {typeof step.seconds === "number" && `, took ${step.seconds.toFixed(1)} s`}
            {step.attempt > 1 && `, attempt ${step.attempt}`}
          </p>
        )}
        {decide.problem !== null && <ProblemView error={decide.problem} />}
        {turn && (
          <div className="row wrap">
            <ActionButton
              why={why}
              loading={decide.busy}
              onClick={() => void decide.run("confirm")}
            >
              {run.dryRun ? "Say what it would do" : `Execute step ${step.n}`}
            </ActionButton>
            <ActionButton
              variant="default"
              why={why}
              disabled={decide.busy}
              onClick={() => void decide.run("skip")}
            >
              Leave it out
            </ActionButton>
          </div>
        )}
        {step.mayRepeat && !turn && scope.canAct && (
          <div>
            <Button
              size="xs"
              variant="default"
              loading={decide.busy}
              onClick={() => void decide.run("confirm")}
            >
              Try step {step.n} once more
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** Requested, under way, given up when: so that nobody presses twice. */
function RunningFor({ step }: { step: RunStep }) {
  const now = useNow();
  if (!step.startedAt) return null;
  const start = Date.parse(step.startedAt);
  const end = step.deadline ? Date.parse(step.deadline) : null;
  const share = end ? Math.min(1, Math.max(0, (now - start) / (end - start))) : 0;
  return (
    <div className="stack tight">
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className={classes.bar}
        aria-hidden="true"
      >
        <rect width="100" height="4" fill="var(--fd-line)" />
        <rect width={share * 100} height="4" fill="var(--fd-ink)" />
      </svg>
      <p className="muted micro">
        Running for {span(now - start)}
        {end !== null && (
          <>
            ; given up {end > now ? `in ${span(end - now)}, at ` : "at "}
            <Clock at={new Date(end).toISOString()} />
          </>
        )}
        .
      </p>
    </div>
  );
}
