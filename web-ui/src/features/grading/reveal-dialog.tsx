import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { revealNames } from "@/api/review";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";

/** Names for a reason; the asking is recorded. */
export function RevealDialog({ run, submission }: { run: string; submission: string }) {
  const [reason, setReason] = useState("");
  const [names, setNames] = useState<Awaited<ReturnType<typeof revealNames>> | null>(null);
  const ask = useAction(async () => setNames(await revealNames(run, submission, reason)));
  if (names) {
    return (
      <div className="stack">
        <p>
          Team <strong>{names.team.name}</strong>
        </p>
        <ul>
          {names.members.map((one) => (
            <li key={one.id}>
              {one.name} (@{one.handle})
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <form
      className="stack loose"
      onSubmit={(event) => {
        event.preventDefault();
        void ask.run();
      }}
    >
      <p>Grading is blind. That you looked, and why, stays in the record of the team.</p>
      <TextInput
        label="Reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      {ask.problem !== null && <ProblemView error={ask.problem} />}
      <Button type="submit" loading={ask.busy} disabled={reason.trim() === ""}>
        Show the names
      </Button>
    </form>
  );
}
