import { NumberInput, SegmentedControl } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { blipsQuery, startBlip } from "@/api/blips";
import type { Blip, BlipKind } from "@/api/types";
import { keys } from "@/api/keys";
import { ActionButton } from "@/components/action-button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When, span, useNow } from "@/components/time";
import { blipResultWords, observedWords } from "./blip-words";
import classes from "./alarms.module.css";

const KIND_WORDS: Record<BlipKind, string> = {
  UPSTREAM_ERRORS: "Upstream errors",
  UPSTREAM_SLOW: "Slow upstream",
};

/** Hurts staging a little, on purpose, and says which alarm would have noticed. */
export function BlipPanel({ scope }: { scope: TeamScope }) {
  const blips = useQuery(blipsQuery(scope.slug));
  const [asking, setAsking] = useState(false);
  const running = blips.data?.some((blip) => blip.state === "RUNNING");
  return (
    <Panel
      title="Test blip on staging"
      live
      actions={
        scope.canAct && (
          <ActionButton
            size="xs"
            variant="default"
            why={running ? "A blip is running; wait until it is over." : null}
            onClick={() => setAsking(true)}
          >
            Start a blip…
          </ActionButton>
        )
      }
    >
      <QueryView query={blips} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="No blip yet.">
              It disturbs what staging depends on for a minute and then tells, alarm by alarm,
              whether it would have paged and after how long. Production and users notice nothing.
            </Empty>
          ) : (
            <ul className={`plain-list ${classes.blips}`}>
              {items.slice(0, 3).map((blip) => (
                <BlipItem key={blip.id} blip={blip} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {asking && <StartDialog slug={scope.slug} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function BlipItem({ blip }: { blip: Blip }) {
  const running = blip.state === "RUNNING";
  return (
    <li className="stack tight">
      <div className="row wrap">
        <strong>{KIND_WORDS[blip.kind]}</strong>
        {running ? (
          <StateMark said={{ word: "Running", tone: "neutral" }} live />
        ) : (
          <span className="muted micro">
            <When at={blip.startedAt} />,{" "}
            {span(Date.parse(blip.until) - Date.parse(blip.startedAt))}, by{" "}
            {blip.by?.name ?? "somebody"}
          </span>
        )}
      </div>
      {running && <Countdown until={blip.until} />}
      {blip.results.length > 0 ? (
        <ul className={`plain-list ${classes.results}`}>
          {blip.results.map((result) => (
            <li key={result.alarm.id}>
              <StateMark
                said={{
                  word: blipResultWords(result),
                  tone: result.wouldHavePaged ? "ok" : "warn",
                }}
              />
              <span>
                <strong>{result.alarm.name}</strong>
                {result.reason && <span className="muted"> {result.reason}</span>}
                <span className="muted"> {observedWords(result.observedOn)}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        !running && <p className="muted">No alarm could be judged: the team had none then.</p>
      )}
    </li>
  );
}

function Countdown({ until }: { until: string }) {
  const left = Date.parse(until) - useNow();
  return (
    <p>
      <span className={classes.countdown}>{span(Math.max(0, left))}</span>{" "}
      <span className="muted">
        {left > 0 ? "until it ends by itself" : "over; waits for the last period of the alarms"}
      </span>
    </p>
  );
}

function StartDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const cache = useQueryClient();
  const [kind, setKind] = useState<BlipKind>("UPSTREAM_ERRORS");
  const [seconds, setSeconds] = useState(90);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Start a test blip"
      confirm={`Disturb staging for ${seconds} s`}
      focusConfirm
      blocked={seconds >= 30 && seconds <= 180 ? null : "Between 30 and 180 seconds."}
      onConfirm={async () => {
        await startBlip(slug, kind, seconds);
        await cache.invalidateQueries({ queryKey: keys.blips(slug) });
      }}
    >
      <p>
        {kind === "UPSTREAM_ERRORS"
          ? "What staging's bot asks answers with errors."
          : "What staging's bot asks answers late."}{" "}
        It ends by itself. Production is not touched, and alarms that page are shown here, not sent.
      </p>
      <SegmentedControl
        aria-label="What goes wrong"
        value={kind}
        onChange={(value) => setKind(value as BlipKind)}
        data={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <NumberInput
        label="Seconds"
        description="30 to 180; longer than your alarm's periods, or it cannot notice"
        value={seconds}
        min={30}
        max={180}
        hideControls
        onChange={(value) => setSeconds(Number(value) || 0)}
      />
    </ConfirmDialog>
  );
}
