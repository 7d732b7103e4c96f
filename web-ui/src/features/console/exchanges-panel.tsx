import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { replayExchange } from "@/api/bot";
import { keys } from "@/api/keys";
import type { Exchange } from "@/api/types";
import { copyText } from "@/components/copy-button";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { useShortcut } from "@/components/shortcuts";
import { tell, tellProblem } from "@/components/use-action";
import { useFollow } from "@/components/use-follow";
import { NO_FILTER, filterWords, heldBack, matches, replayRefusal } from "./console-words";
import { ExchangeRow } from "./exchange-row";
import { FilterBar } from "./filter-bar";
import { ReplayDialog } from "./replay-dialog";
import classes from "./console.module.css";

interface Props {
  scope: TeamScope;
  items: Exchange[];
  connected: boolean;
  title: string;
}

/** The last exchanges, newest first; stands still while somebody reads further down. */
export function ExchangesPanel({ scope, items, connected, title }: Props) {
  const { slug, env, canAct } = scope;
  const cache = useQueryClient();
  const [filter, setFilter] = useState(NO_FILTER);
  const [heldAt, setHeldAt] = useState<string | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Exchange | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const follow = useFollow<HTMLDivElement>("top", items[0]?.id);
  const reading = !follow.following || open !== null;
  if (reading !== (heldAt !== null)) setHeldAt(reading ? (items[0]?.id ?? null) : null);

  const { shown, fresh } = heldBack(items, heldAt);
  const found = shown.filter((each) => matches(each, filter));
  const at = found.findIndex((each) => each.id === selected);
  const chosen = found[at];

  const move = (step: number) => {
    const next = found[Math.min(found.length - 1, Math.max(0, at + step))];
    if (!next) return;
    setSelected(next.id);
    if (open) setOpen(next.id);
  };
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>("[data-selected=true] > button");
    if (row && list.current?.contains(document.activeElement)) row.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  const replay = async (exchange: Exchange) => {
    const next = await replayExchange(slug, env, exchange.id);
    cache.setQueryData<Exchange[]>(keys.console(slug, env), (old) => [
      next,
      ...(old ?? []).filter((each) => each.id !== next.id),
    ]);
    setOpen(null);
    setSelected(next.id);
    follow.resume();
    tell("Sent again; the new exchange is on top.");
  };
  const askReplay = (exchange: Exchange | undefined) => {
    const why = replayRefusal(exchange, connected);
    if (why || !exchange) tell(why ?? "");
    else if (env === "PRODUCTION") setAsking(exchange);
    else replay(exchange).catch(tellProblem);
  };
  const copy = (exchange: Exchange | undefined) => {
    if (exchange) void copyText(exchange.curl, "the cURL command");
    else tell("Choose an exchange first.");
  };
  useShortcut("j", "Next exchange", () => move(1));
  useShortcut("k", "Previous exchange", () => move(at < 0 ? 1 : -1));
  useShortcut("c", "Copy the exchange as cURL", () => copy(chosen));
  useShortcut("r", "Replay the exchange", () => askReplay(chosen), canAct);

  const resume = () => {
    setOpen(null);
    follow.resume();
  };
  return (
    <Panel
      title={title}
      live
      actions={
        <>
          <span className="muted micro num">
            {found.length} of {count(items.length, "exchange")}
          </span>
          <Button
            size="compact-xs"
            variant="default"
            aria-pressed={!reading}
            onClick={reading ? resume : follow.pause}
          >
            {reading ? "Follow" : "Following"}
          </Button>
        </>
      }
    >
      <FilterBar filter={filter} onChange={setFilter} />
      <div className={classes.frame}>
        {fresh > 0 && (
          <div className={classes.pill}>
            <Button size="compact-sm" radius="xl" onClick={resume}>
              {count(fresh, "new exchange")}
            </Button>
          </div>
        )}
        <div ref={follow.ref} onScroll={follow.onScroll} className={`${classes.list} live`}>
          {items.length === 0 ? (
            <Empty title="Nobody asked this bot yet.">
              Write to it in a channel of its environment; what it gets and answers shows here.
            </Empty>
          ) : found.length === 0 ? (
            <Empty
              title={`No exchange is ${filterWords(filter)}.`}
              action={
                <Button size="xs" variant="default" onClick={() => setFilter(NO_FILTER)}>
                  Show all
                </Button>
              }
            >
              The last {items.length} were looked through.
            </Empty>
          ) : (
            <ul ref={list} className="plain-list" aria-label="Exchanges, newest first">
              {found.map((each, i) => (
                <ExchangeRow
                  key={each.id}
                  exchange={each}
                  selected={each.id === selected}
                  tabbable={each.id === selected || (at < 0 && i === 0)}
                  open={each.id === open}
                  onToggle={() => {
                    setSelected(each.id);
                    setOpen(each.id === open ? null : each.id);
                  }}
                  onCopy={() => copy(each)}
                  onReplay={canAct ? () => askReplay(each) : null}
                  whyNoReplay={replayRefusal(each, connected)}
                />
              ))}
            </ul>
          )}
        </div>
      </div>
      {asking && (
        <ReplayDialog
          exchange={asking}
          onClose={() => setAsking(null)}
          onConfirm={() => replay(asking)}
        />
      )}
    </Panel>
  );
}
