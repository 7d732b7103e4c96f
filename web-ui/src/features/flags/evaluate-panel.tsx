import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { peopleQuery } from "@/api/chat-queries";
import { evaluateFlag } from "@/api/flags";
import type { Flag, FlagEvaluation } from "@/api/types";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";

const REASONS: Record<string, string> = {
  STATIC: "everybody gets it",
  DEFAULT: "no rule matched, so it is the default",
  TARGETING_MATCH: "a targeting rule matched",
  SPLIT: "by the share of the roll-out",
  DISABLED: "the kill switch is on",
  ERROR: "the flag could not be evaluated",
};

/** What one user would get now, and why. */
export function EvaluatePanel({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const { slug, env } = scope;
  const people = useQuery(peopleQuery(slug));
  const [user, setUser] = useState("");
  const [found, setFound] = useState<{
    user: string;
    version: number;
    result: FlagEvaluation;
  } | null>(null);
  const list = useId();
  const handle = user.trim().replace(/^@/, "");
  const ask = useAction(async () => {
    const result = await evaluateFlag({ slug, env, key: flag.key }, handle || null);
    setFound({ user: handle, version: flag.version, result });
  });
  return (
    <Panel title="What would a user get?">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void ask.run();
        }}
      >
        <div className="row wrap" style={{ alignItems: "flex-end" }}>
          <TextInput
            className="grow"
            label="User"
            placeholder="@handle, or empty for nobody in particular"
            list={list}
            autoComplete="off"
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
          />
          <datalist id={list}>
            {(people.data ?? []).map((each) => (
              <option key={each.id} value={`@${each.handle}`}>
                {each.name}
              </option>
            ))}
          </datalist>
          <Button type="submit" variant="default" loading={ask.busy}>
            Evaluate
          </Button>
        </div>
        {ask.problem !== null && <ProblemView error={ask.problem} />}
        <p role="status">
          {found && <Answer found={found} stale={found.version !== flag.version} />}
        </p>
      </form>
    </Panel>
  );
}

interface AnswerProps {
  found: { user: string; result: FlagEvaluation };
  stale: boolean;
}

function Answer({ found, stale }: AnswerProps) {
  const { user, result } = found;
  return (
    <>
      {user ? `@${user}` : "A user without a name"} gets{" "}
      <strong>{result.variant ?? "no variant"}</strong>
      {result.value !== undefined && result.value !== null && (
        <>
          {" "}
          (<code>{JSON.stringify(result.value)}</code>)
        </>
      )}
      : {REASONS[result.reason] ?? result.reason.toLowerCase()}. {result.detail}
      {stale && <span className="muted"> The flag changed since; evaluate again.</span>}
    </>
  );
}
