import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Alarm, Silence } from "@/api/types";
import { endSilence, silencesQuery } from "@/api/alarms";
import { keys } from "@/api/keys";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Empty } from "@/components/empty";
import { sentenceList } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useShortcut } from "@/components/shortcuts";
import { When, age, useNow } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { SilenceDialog } from "./silence-dialog";
import classes from "./alarms.module.css";

/** What is quiet on purpose, until when and why. */
export function SilencesPanel({ scope, alarms }: { scope: TeamScope; alarms: Alarm[] }) {
  const cache = useQueryClient();
  const silences = useQuery(silencesQuery(scope.slug));
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Silence | null>(null);
  const can = scope.canAct && alarms.length > 0;
  useShortcut("s", "Silence alarms", () => setAdding(true), can);
  return (
    <Panel
      title="Silences"
      live
      actions={
        can && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)} aria-keyshortcuts="s">
            Silence alarms…
          </Button>
        )
      }
    >
      <QueryView query={silences} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="Nothing is silenced.">
              Silence what you work on, so that it does not page anybody meanwhile.
            </Empty>
          ) : (
            <ul className={`plain-list ${classes.rows}`}>
              {items.map((silence) => (
                <li key={silence.id}>
                  <div className="stack tight">
                    <strong>{namesOf(silence, alarms)}</strong>
                    <span>{silence.reason}</span>
                    <span className="muted micro">
                      <Left until={silence.until} />
                      {silence.by ? `, by ${silence.by.name}` : ""}
                    </span>
                  </div>
                  {scope.canAct && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`End the silence of ${namesOf(silence, alarms)}`}
                      onClick={() => setEnding(silence)}
                    >
                      End…
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {adding && (
        <SilenceDialog scope={scope} alarms={alarms} preset={[]} onClose={() => setAdding(false)} />
      )}
      {ending && (
        <ConfirmDialog
          opened
          onClose={() => setEnding(null)}
          title="End this silence now?"
          confirm="End silence"
          focusConfirm
          onConfirm={async () => {
            await endSilence(scope.slug, ending.id);
            await Promise.all(
              [keys.silences(scope.slug), keys.alarms(scope.slug)].map((queryKey) =>
                cache.invalidateQueries({ queryKey }),
              ),
            );
          }}
        >
          <p>{namesOf(ending, alarms)} can page again at once: what is in alarm then does so.</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function namesOf(silence: Silence, alarms: Alarm[]): string {
  const where = silence.environment ? `, ${ENV_WORDS[silence.environment].toLowerCase()}` : "";
  return silence.alarms.length === 0
    ? `All alarms${where}`
    : `${sentenceList(silence.alarms.map((id) => alarms.find((each) => each.id === id)?.name ?? "one that is gone"))}${where}`;
}

function Left({ until }: { until: string }) {
  const now = useNow();
  return (
    <>
      until <When at={until} />, {age(Date.parse(until) - now)} more
    </>
  );
}
