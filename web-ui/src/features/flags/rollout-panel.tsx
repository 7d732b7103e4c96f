import { Button } from "@mantine/core";
import { useState } from "react";
import { rollOutFlag } from "@/api/flags";
import type { Flag, Share } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ChangeDialog } from "./change-dialog";
import { RolloutBar } from "./rollout-bar";
import { RolloutFields } from "./rollout-fields";
import { hasTargeting, rolloutRefusal, shareWords, startOf } from "./rollout";

/** Shares of users by variant; the same user always gets the same one. */
export function RolloutPanel({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const [draft, setDraft] = useState<Share[] | null>(null);
  const [asking, setAsking] = useState(false);
  const now = startOf(flag);
  const shares = draft ?? now;
  const own = hasTargeting(flag);
  const same = JSON.stringify(shares) === JSON.stringify(now) && (flag.rollout ?? null) !== null;
  const why =
    (flag.archived ? "The flag is archived." : null) ??
    rolloutRefusal(shares) ??
    (same || !draft ? "Nothing is changed yet." : null);
  const at = { slug: scope.slug, env: scope.env, key: flag.key };
  return (
    <Panel title="Roll-out by user">
      <div className="stack">
        {own && (
          <p className="muted">
            This flag has targeting of its own. A roll-out by user would replace it; edit the
            definition below to combine the two.
          </p>
        )}
        <RolloutBar shares={shares} />
        {scope.canAct && !flag.archived ? (
          <RolloutFields shares={shares} onChange={setDraft} />
        ) : (
          <p>{shareWords(shares)}</p>
        )}
        {scope.canAct && (
          <div className="row wrap">
            <ActionButton why={why} onClick={() => setAsking(true)}>
              Change roll-out…
            </ActionButton>
            {draft && (
              <Button variant="default" onClick={() => setDraft(null)}>
                Reset
              </Button>
            )}
          </div>
        )}
      </div>
      {asking && (
        <ChangeDialog
          at={at}
          title={`Roll out ${flag.key}`}
          confirm="Change roll-out"
          change={{ before: shareText(now), after: shareText(shares) }}
          done={`${flag.key}: ${shareWords(shares)} is in force.`}
          onConfirm={(reason) => rollOutFlag(at, flag.version, shares, reason)}
          onDone={() => setDraft(null)}
          onClose={() => setAsking(false)}
        >
          <p>
            Users get {shareWords(shares)} instead of {shareWords(now) || "the default"}. Each user
            keeps the same variant as long as the shares stay.
          </p>
        </ChangeDialog>
      )}
    </Panel>
  );
}

function shareText(shares: Share[]): Record<string, string> {
  return Object.fromEntries(shares.map((share) => [share.variant, `${share.percent} %`]));
}
