import { Button } from "@mantine/core";
import type { NewToken } from "@/api/types";
import { CopyButton } from "@/components/copy-button";
import { Panel } from "@/components/panel";
import { kindWords } from "./token-words";
import classes from "./tokens.module.css";

/** The only time a token's secret is on a screen. */
export function NewTokenPanel({ token, onDone }: { token: NewToken; onDone: () => void }) {
  return (
    <Panel title={`Copy ${token.name} now`}>
      <div className="stack" role="status">
        <p>
          This is the only time it is shown: the platform keeps a fingerprint, not the token.{" "}
          {kindWords(token)}.
        </p>
        <div className="row wrap">
          <code className={classes.secret}>{token.secret}</code>
          <CopyButton text={token.secret} what="the token" size="xs" variant="filled" />
        </div>
        <div>
          <Button size="xs" variant="default" onClick={onDone}>
            I have it, hide it
          </Button>
        </div>
      </div>
    </Panel>
  );
}
