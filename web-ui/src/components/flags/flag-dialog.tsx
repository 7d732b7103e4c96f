import { Button, Modal, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { switchFlag } from "@/api/flags";
import { keys } from "@/api/keys";
import type { Env, Flag } from "@/api/types";
import { ProblemView } from "@/components/problem-view";
import { ENV_WORDS } from "@/components/words";
import { useAction } from "@/components/use-action";
import classes from "./flag-mark.module.css";

const SHORTEST_REASON = 3;
const LONGEST_REASON = 200;

type Progress = "editing" | "requested" | "accepted" | "effective";
const STEPS: Progress[] = ["requested", "accepted", "effective"];

interface Props {
  slug: string;
  env: Env;
  /** The flag as the cache knows it now: it moves on when the change takes effect. */
  flag: Flag;
  onClose: () => void;
}

/** Two steps: say why, then watch the change become requested, accepted and effective. */
export function FlagDialog({ slug, env, flag, onClose }: Props) {
  const [before] = useState(flag);
  const [reason, setReason] = useState("");
  const statusId = useId();
  const [accepted, setAccepted] = useState<Flag | null>(null);
  const cache = useQueryClient();
  const target = !before.on;
  const word = target ? "on" : "off";

  const change = useAction(async () => {
    const at = { slug, env, key: flag.key };
    const next = await switchFlag(at, flag.version, target, reason.trim());
    setAccepted(next);
    // Read back what is in force, rather than trusting the answer.
    await cache.invalidateQueries({ queryKey: keys.flags(slug, env) });
  });
  const effective = accepted !== null && flag.on === target && flag.version >= accepted.version;
  const progress: Progress = effective
    ? "effective"
    : accepted
      ? "accepted"
      : change.busy
        ? "requested"
        : "editing";
  const ready = reason.trim().length >= SHORTEST_REASON;

  return (
    <Modal opened onClose={onClose} title={`Turn ${flag.key} ${word}?`}>
      <form
        className="stack loose"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && progress === "editing") void change.run();
        }}
      >
        <p>
          <span className="mono">{flag.key}</span> is {before.on ? "on" : "off"} in{" "}
          {ENV_WORDS[env].toLowerCase()}. Turning it {word} changes what every user of the bot gets
          there, at once. The other environment stays as it is.
        </p>
        <Textarea
          label="Reason"
          description="Goes into the record that everyone in the team sees"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={LONGEST_REASON}
          autosize
          minRows={2}
          readOnly={progress !== "editing"}
          data-autofocus
        />
        {change.problem !== null && (
          <ProblemView
            error={change.problem}
            retry={() => {
              change.clear();
              void cache.invalidateQueries({ queryKey: keys.flags(slug, env) });
            }}
          />
        )}
        <div
          id={statusId}
          className={classes.steps}
          role="status"
          aria-label="Progress of the change"
        >
          {progress === "editing"
            ? ready
              ? null
              : "Give a reason to go on."
            : STEPS.map((step, i) => (
                <span key={step} data-done={STEPS.indexOf(progress) >= i}>
                  {STEPS.indexOf(progress) >= i ? "✓ " : "○ "}
                  {step}
                </span>
              ))}
        </div>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            {progress === "effective" ? "Done" : "Cancel"}
          </Button>
          {progress !== "effective" && (
            <Button
              type="submit"
              loading={progress !== "editing"}
              {...(ready
                ? {}
                : { "data-disabled": true, "aria-disabled": true, "aria-describedby": statusId })}
            >
              Turn {word}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
