import { Button } from "@mantine/core";
import type { Exchange, ExchangeCall } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { CopyButton } from "@/components/copy-button";
import { pretty } from "@/components/diff/line-diff";
import { count, millis } from "@/components/numbers";
import { StateMark } from "@/components/state-mark";
import { Clock } from "@/components/time";
import classes from "./console.module.css";

interface Props {
  exchange: Exchange;
  onCopy: () => void;
  onReplay: (() => void) | null;
  whyNoReplay: string | null;
}

/** What was sent, what the bot called meanwhile, and what to do with it. */
export function ExchangeDetail({ exchange, onCopy, onReplay, whyNoReplay }: Props) {
  const { calls } = exchange;
  return (
    <div className={classes.detail}>
      <div className="row wrap">
        {onReplay && (
          <ActionButton
            size="xs"
            variant="default"
            why={whyNoReplay}
            aria-keyshortcuts="r"
            onClick={onReplay}
          >
            Replay
          </ActionButton>
        )}
        <Button size="xs" variant="default" aria-keyshortcuts="c" onClick={onCopy}>
          Copy as cURL
        </Button>
      </div>
      <p className="muted">{facts(exchange)}</p>
      <details className={classes.more} open={calls.length === 0}>
        <summary>Payload, secrets removed</summary>
        <pre className="mono" tabIndex={0} aria-label="Payload">
          {pretty(exchange.payload)}
        </pre>
      </details>
      {exchange.kind !== "CALL" && (
        <p>
          {calls.length === 0
            ? "The bot called nothing in answer."
            : `The bot made ${count(calls.length, "call")} in answer:`}
        </p>
      )}
      {calls.map((call, i) => (
        <Call key={i} call={call} after={Date.parse(call.at) - Date.parse(exchange.at)} />
      ))}
      <details className={classes.more}>
        <summary>As cURL</summary>
        <pre className="mono" tabIndex={0} aria-label="cURL command">
          {exchange.curl}
        </pre>
      </details>
    </div>
  );
}

function Call({ call, after }: { call: ExchangeCall; after: number }) {
  return (
    <details className={classes.more}>
      <summary>
        <span className="mono">{call.method}</span>{" "}
        <span className="muted num">
          {after > 0 ? `after ${millis(after)}, ` : ""}took {millis(call.ms)}
        </span>{" "}
        <StateMark
          said={
            call.ok ? { word: "ok", tone: "ok" } : { word: call.error ?? "failed", tone: "breach" }
          }
        />
      </summary>
      <div className="row" style={{ paddingTop: 4 }}>
        <CopyButton text={call.curl} what={`of ${call.method}`} label="Copy as cURL" />
      </div>
      <h4>Request</h4>
      <pre className="mono" tabIndex={0} aria-label={`Request of ${call.method}`}>
        {pretty(call.request)}
      </pre>
      <h4>Response</h4>
      <pre className="mono" tabIndex={0} aria-label={`Response of ${call.method}`}>
        {pretty(call.response)}
      </pre>
    </details>
  );
}

function facts(exchange: Exchange) {
  const { user, channel, track, attempt, ackMs, limitMs } = exchange;
  const said = [
    user ? `from ${user.name} (@${user.handle})` : null,
    channel ? `in ${channel}` : null,
    track ? `to deployment ${track.replace(/^d/, "")}` : null,
    attempt > 1 ? `try ${attempt}` : null,
    exchange.kind === "CALL"
      ? null
      : ackMs === null || ackMs === undefined
        ? `not acknowledged yet, limit ${millis(limitMs)}`
        : `acknowledged after ${millis(ackMs)} of ${millis(limitMs)}`,
  ].filter(Boolean);
  return (
    <>
      <Clock at={exchange.at} /> {said.join(", ")}
    </>
  );
}
