import { UnstyledButton } from "@mantine/core";
import { useId } from "react";
import type { Exchange } from "@/api/types";
import { millis } from "@/components/numbers";
import { StateMark } from "@/components/state-mark";
import { clockOnly } from "@/components/time";
import { EXCHANGE_KIND_WORDS, EXCHANGE_WORDS } from "./console-words";
import { ExchangeDetail } from "./exchange-detail";
import { LatencyBar } from "./latency-bar";
import classes from "./console.module.css";

interface Props {
  exchange: Exchange;
  selected: boolean;
  tabbable: boolean;
  open: boolean;
  onToggle: () => void;
  onCopy: () => void;
  onReplay: (() => void) | null;
  whyNoReplay: string | null;
}

/** One thing sent to the bot: when, what, how fast, with what outcome. */
export function ExchangeRow(props: Props) {
  const { exchange, selected, tabbable, open, onToggle } = props;
  const id = useId();
  return (
    <li className={classes.row} data-selected={selected}>
      <UnstyledButton
        className={classes.line}
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
      >
        <span className={`${classes.at} mono`}>{clockOnly(exchange.at)}</span>
        <span className={classes.title}>
          <span className={classes.kind}>{EXCHANGE_KIND_WORDS[exchange.kind]}</span>{" "}
          {exchange.title}
          {exchange.replayOf && <span className={classes.chip}>replay</span>}
          {exchange.attempt > 1 && <span className={classes.chip}>try {exchange.attempt}</span>}
        </span>
        <span className={classes.ack}>
          <span className="hidden-visually">acknowledged after </span>
          <LatencyBar ackMs={exchange.ackMs ?? null} limitMs={exchange.limitMs} />
        </span>
        <span className={`${classes.reply} muted num`}>
          {exchange.kind === "CALL"
            ? ""
            : exchange.replyMs === null || exchange.replyMs === undefined
              ? "no reply"
              : `reply ${millis(exchange.replyMs)}`}
        </span>
        <span className={classes.state}>
          <StateMark said={EXCHANGE_WORDS[exchange.state]} />
        </span>
      </UnstyledButton>
      <div id={id} hidden={!open}>
        {open && (
          <ExchangeDetail
            exchange={exchange}
            onCopy={props.onCopy}
            onReplay={props.onReplay}
            whyNoReplay={props.whyNoReplay}
          />
        )}
      </div>
    </li>
  );
}
