import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useMemo, useState } from "react";
import { logExportUrl } from "@/api/logs";
import type { LogItem } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { Caution, Loading } from "@/components/empty";
import { asSentence } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useShortcut } from "@/components/shortcuts";
import { type LogsSearch, askedFor, queryWords } from "@/components/telemetry/log-address";
import type { WindowState } from "@/components/telemetry/use-window";
import { fixed } from "@/components/telemetry/window";
import { useFollow } from "@/components/use-follow";
import { facetsOf } from "./facets";
import { FacetsPanel } from "./facets-panel";
import { newestId } from "./lines";
import { LogList } from "./log-list";
import { NothingFound } from "./nothing-found";
import { useLines } from "./use-lines";
import { useUnseen } from "./use-unseen";
import classes from "./logs.module.css";

interface Props {
  scope: TeamScope;
  search: LogsSearch;
  windows: WindowState;
  title: string;
  onChange: (change: Partial<Record<keyof LogsSearch, unknown>>) => void;
  onShare: () => void;
}

const AROUND_MS = 5 * 60_000;

export function LinesPanel({ scope, search, windows, title, onChange, onShare }: Props) {
  const { slug, env } = scope;
  const { window, current, go } = windows;
  const [wrap, setWrap] = useState(() => localStorage.getItem("firedrill.log-wrap") !== "off");
  const [grown, setGrown] = useState(0);
  const [open, setOpen] = useState<ReadonlySet<number>>(
    () => new Set(search.line === undefined ? [] : [search.line]),
  );
  const follow = useFollow<HTMLDivElement>("bottom", grown);
  const why = stillWords(search, window.moving);
  const following = follow.following && open.size === 0 && why === null;
  const state = useLines(slug, env, search, windows, following);
  const newest = following ? newestId(state.lines) : grown;
  if (newest !== grown) setGrown(newest);
  useUnseen(slug, env);
  const narrow = useMediaQuery("(max-width: 1100px)");
  const { items } = state.lines;
  const facets = useMemo(() => facetsOf(items), [items]);

  useEffect(() => localStorage.setItem("firedrill.log-wrap", wrap ? "on" : "off"), [wrap]);
  const resume = () => {
    setOpen(new Set());
    follow.resume();
  };
  const toggle = () => (following ? follow.pause() : resume());
  useShortcut("f", following ? "Stop following" : "Follow new lines", toggle, why === null);
  useShortcut("w", "Wrap long lines, or not", () => setWrap(!wrap));

  const addField = (pair: string) => {
    const old = search.f ?? [];
    const next = old.includes(pair) ? old.filter((each) => each !== pair) : [...old, pair];
    onChange({ f: next.length > 0 ? next : undefined });
  };
  const linkTo = (item: LogItem) => {
    const url = new URL(globalThis.location.href);
    const at = Date.parse(item.at);
    const around = fixed({ from: at - AROUND_MS, to: at + AROUND_MS });
    url.searchParams.delete("last");
    for (const [name, value] of Object.entries({ ...around, line: item.id }))
      url.searchParams.set(name, String(value));
    return url.href;
  };
  const facetsPanel = (
    <FacetsPanel facets={facets} chosen={search.f ?? []} lines={items.length} onToggle={addField} />
  );

  return (
    <Panel
      title={title}
      live
      actions={
        <>
          <ActionButton
            size="compact-xs"
            variant="default"
            aria-pressed={following}
            aria-keyshortcuts="f"
            why={why}
            onClick={toggle}
          >
            {following ? "Following" : "Follow"}
          </ActionButton>
          <Button
            size="compact-xs"
            variant="default"
            aria-pressed={wrap}
            aria-keyshortcuts="w"
            onClick={() => setWrap(!wrap)}
          >
            {wrap ? "Wrapping" : "Wrap"}
          </Button>
          <Button size="compact-xs" variant="default" onClick={onShare}>
            Copy link
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            component="a"
            href={logExportUrl(slug, env, askedFor(search, current()))}
            download={`${slug}-${env.toLowerCase()}.ndjson`}
          >
            Download
          </Button>
        </>
      }
    >
      <div className="stack">
        {(items.length > 0 || !state.loaded) && (
          <p className={classes.sentence}>
            {asSentence(state.words ?? queryWords(search))}
            {search.line !== undefined && (
              <>
                {" "}
                <span className="muted">Around the line that the link points at.</span>{" "}
                <Button size="compact-xs" variant="default" onClick={() => onChange({})}>
                  Show the newest instead
                </Button>
              </>
            )}
          </p>
        )}
        {state.dropped > 0 && (
          <Caution>
            {state.dropped.toLocaleString("en-GB")} lines of this time were not kept because the bot
            wrote too many; what you see is a sample, and the counts are too low.
          </Caution>
        )}
        {state.problem !== null && <ProblemView error={state.problem} retry={state.retry} />}
        {!state.loaded && state.problem === null && <Loading lines={8} />}
        {state.loaded && items.length === 0 && (
          <NothingFound search={search} windows={windows} env={env} onChange={onChange} go={go} />
        )}
        {items.length > 0 && (
          <div className={classes.columns}>
            {narrow ? (
              <details className={classes.fold}>
                <summary>Fields</summary>
                {facetsPanel}
              </details>
            ) : (
              <aside className={classes.facets} aria-label="Fields">
                {facetsPanel}
              </aside>
            )}
            <LogList
              state={state}
              follow={follow}
              label={`${title}, newest last`}
              wrap={wrap}
              searched={search.q ?? ""}
              pointed={search.line}
              onField={addField}
              linkTo={linkTo}
              open={open}
              onOpen={setOpen}
              onResume={resume}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}

/** Why no new lines come; null when they do. */
function stillWords(search: LogsSearch, moving: boolean): string | null {
  if (search.line !== undefined) return "The page stands at the line that the link points at.";
  return moving ? null : "This time is over. Choose one of the “Last …” times to follow.";
}
