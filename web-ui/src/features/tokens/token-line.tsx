import { Button } from "@mantine/core";
import type { Token } from "@/api/types";
import { StateMark } from "@/components/state-mark";
import { When, dayAndClock, useNow } from "@/components/time";
import { expiryWords, kindWords } from "./token-words";
import classes from "./tokens.module.css";

export function TokenLine({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const now = useNow();
  return (
    <li className={classes.token}>
      <div className="stack tight">
        <div className="row wrap">
          <strong>{token.name}</strong>
          <span className={classes.chip}>{kindWords(token)}</span>
          <span title={dayAndClock(token.expiresAt)}>
            <StateMark said={expiryWords(token, now)} />
          </span>
        </div>
        <span className="muted micro">
          created <When at={token.createdAt} />, {token.createdBy.name};{" "}
          {token.lastUsedAt ? (
            <>
              last used <When at={token.lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
        </span>
      </div>
      <Button size="xs" variant="default" onClick={onRevoke} aria-label={`Revoke ${token.name}`}>
        Revoke…
      </Button>
    </li>
  );
}
