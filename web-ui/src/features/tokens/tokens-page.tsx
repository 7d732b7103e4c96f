import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { tokensQuery } from "@/api/tokens";
import type { NewToken, Token } from "@/api/types";
import { Empty } from "@/components/empty";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { CreateTokenDialog } from "./create-token-dialog";
import { NewTokenPanel } from "./new-token-panel";
import { RevokeDialog } from "./revoke-dialog";
import { TokenLine } from "./token-line";
import { UsePanel } from "./use-panel";
import classes from "./tokens.module.css";

/** Keys for the command line and for pipelines: each named, limited in time, shown once. */
export function TokensPage() {
  const { team } = useSession();
  const tokens = useQuery(tokensQuery);
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<NewToken | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);
  return (
    <Page
      title="API tokens"
      actions={<Button onClick={() => setCreating(true)}>Create token…</Button>}
    >
      {created && <NewTokenPanel token={created} onDone={() => setCreated(null)} />}
      <div className={classes.grid}>
        <Panel title="Your tokens">
          <QueryView query={tokens}>
            {(items) =>
              items.length === 0 ? (
                <Empty title="No token yet.">
                  A personal token does on the command line what you may do here. A CI token lets a
                  pipeline add and deploy releases of one team, and nothing else.
                </Empty>
              ) : (
                <ul className={`plain-list ${classes.rows}`}>
                  {items.map((token) => (
                    <TokenLine key={token.id} token={token} onRevoke={() => setRevoking(token)} />
                  ))}
                </ul>
              )
            }
          </QueryView>
        </Panel>
        <UsePanel team={team?.slug ?? created?.team?.slug ?? null} />
      </div>
      {creating && (
        <CreateTokenDialog
          onClose={() => setCreating(false)}
          onCreated={(token) => {
            setCreated(token);
            setCreating(false);
          }}
        />
      )}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}
