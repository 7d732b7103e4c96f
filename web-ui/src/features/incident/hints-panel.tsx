import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import type { Hints } from "@/api/incident-types";
import { hintsQuery } from "@/api/incidents";
import type { Incident } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";
import { tell } from "@/components/use-action";
import classes from "./incident.module.css";

interface Props {
  incident: Incident;
  canAsk: boolean;
  /** Why the caller may not ask, as a sentence; null for who may. */
  why: string | null;
}

/** Help for points: the price is there before the click, the page looks the same in every hour. */
export function HintsPanel({ incident, canAsk, why }: Props) {
  const hints = useQuery(hintsQuery(incident.id));
  const cache = useQueryClient();
  const [asking, setAsking] = useState<Hints["offer"] | null>(null);
  return (
    <Panel title="Hints">
      <QueryView query={hints} lines={2}>
        {({ offer, taken }) => (
          <div className="stack">
            {taken.length > 0 && (
              <ol className={`plain-list ${classes.updates}`}>
                {taken.map((hint) => (
                  <li key={hint.number}>
                    <div className="muted micro">
                      Hint {hint.number}, <Clock at={hint.at} />, {hint.by.name}, cost{" "}
                      {count(hint.cost, "point")}
                    </div>
                    <div className={classes.text}>{hint.text}</div>
                  </li>
                ))}
              </ol>
            )}
            {canAsk && (
              <div className="row wrap">
                <ActionButton
                  variant="default"
                  size="compact-sm"
                  why={why}
                  onClick={() => setAsking(offer)}
                >
                  Ask for a hint: {count(offer.cost, "point")}…
                </ActionButton>
                <span className="muted micro">{offer.sentence}</span>
              </div>
            )}
            {!canAsk && taken.length === 0 && <p className="muted">No hint was taken.</p>}
          </div>
        )}
      </QueryView>
      {asking && (
        <ConfirmDialog
          opened
          onClose={() => setAsking(null)}
          title={`Hint ${asking.number} for ${count(asking.cost, "point")}?`}
          confirm={`Take it for ${count(asking.cost, "point")}`}
          onConfirm={async () => {
            const answer = await body(
              http.POST("/incidents/{id}/hints", {
                params: { path: { id: incident.id } },
                body: { number: asking.number, cost: asking.cost },
              }),
            );
            cache.setQueryData(hintsQuery(incident.id).queryKey, answer.hints);
            tell(answer.sentence);
          }}
        >
          <p>{asking.sentence}</p>
          <p>The team and its graders see that it was taken. It cannot be given back.</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
