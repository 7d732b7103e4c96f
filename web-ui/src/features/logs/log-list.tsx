import { Button } from "@mantine/core";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { LogItem } from "@/api/types";
import { copyText } from "@/components/copy-button";
import { count } from "@/components/numbers";
import { useShortcut } from "@/components/shortcuts";
import { clock } from "@/components/time";
import { tell } from "@/components/use-action";
import type { Follow } from "@/components/use-follow";
import { LogRow, type RowActions } from "./log-row";
import type { LinesState } from "./use-lines";
import classes from "./logs.module.css";

interface Props {
  state: LinesState;
  follow: Follow<HTMLDivElement>;
  label: string;
  wrap: boolean;
  searched: string;
  pointed: number | undefined;
  onField: (pair: string) => void;
  linkTo: (item: LogItem) => string;
  /** The lines whose fields are shown. */
  open: ReadonlySet<number>;
  onOpen: (change: (old: ReadonlySet<number>) => ReadonlySet<number>) => void;
  onResume: () => void;
}

/** The lines, newest last. Who reads keeps their place whatever comes before or after. */
export function LogList(props: Props) {
  const { state, follow, label, wrap, searched, pointed, onField, linkTo, open, onOpen } = props;
  const { items, pending, hasOlder } = state.lines;
  const [selected, setSelected] = useState<number | null>(pointed ?? null);
  const latest = useRef({ onField, onOpen, linkTo, follow });
  latest.current = { onField, onOpen, linkTo, follow };

  const actions = useMemo<RowActions>(
    () => ({
      onToggle: (id) => {
        setSelected(id);
        latest.current.onOpen((old) => {
          const next = new Set(old);
          if (!next.delete(id)) next.add(id);
          return next;
        });
      },
      onField: (pair) => latest.current.onField(pair),
      onCopy: (item) => void copyText(lineText(item), "the line"),
      onLink: (item) => void copyText(latest.current.linkTo(item), "the link to this line"),
    }),
    [],
  );

  useKeepPlace(follow, items[0]?.id);
  const at = items.findIndex((each) => each.id === selected);
  const move = (step: number) => {
    const next =
      items[at < 0 ? items.length - 1 : Math.min(items.length - 1, Math.max(0, at + step))];
    if (!next) return;
    follow.pause();
    setSelected(next.id);
    const row = follow.ref.current?.querySelector<HTMLElement>(`[data-id="${next.id}"] > button`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  useShortcut("j", "Next line", () => move(1));
  useShortcut("k", "Previous line", () => move(-1));
  useShortcut("c", "Copy the line", () => {
    const item = items[at];
    if (item) actions.onCopy(item);
    else tell("Choose a line first, with j or k.");
  });

  const shown = open.size;
  useEffect(() => {
    if (selected === null || shown === 0) return;
    follow.ref.current
      ?.querySelector(`[data-id="${selected}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [selected, shown, follow.ref]);
  useEffect(() => {
    if (pointed === undefined) return;
    latest.current.follow.pause();
    latest.current.follow.ref.current
      ?.querySelector(`[data-id="${pointed}"]`)
      ?.scrollIntoView({ block: "center" });
  }, [pointed, state.loaded]);

  return (
    <div className={classes.frame}>
      <div
        ref={follow.ref}
        onScroll={follow.onScroll}
        className={`${classes.lines} mono live`}
        data-wrap={wrap}
        tabIndex={0}
        role="group"
        aria-label={label}
      >
        {hasOlder && (
          <div className={classes.older}>
            <Button
              size="compact-xs"
              variant="default"
              loading={state.loadingOlder}
              onClick={() => {
                follow.pause();
                state.loadOlder();
              }}
            >
              Load older lines
            </Button>
          </div>
        )}
        {state.lines.skipped && (
          <p className={classes.skipped}>
            Lines came faster than this page can show them; those before are in “Load older lines”
            and in the download.
          </p>
        )}
        <ul className="plain-list" aria-label="Lines">
          {items.map((item, i) => (
            <LogRow
              key={item.id}
              item={item}
              searched={searched}
              open={open.has(item.id)}
              pointed={item.id === pointed}
              tabbable={selected === item.id || (at < 0 && i === items.length - 1)}
              actions={actions}
            />
          ))}
        </ul>
      </div>
      {pending.length > 0 && (
        <div className={classes.pill}>
          <Button size="compact-sm" radius="xl" onClick={props.onResume}>
            {count(pending.length, "new line")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** When lines appear before the first one, what was in view stays where it was. */
function useKeepPlace(follow: Follow<HTMLDivElement>, first: number | undefined): void {
  const before = useRef<{ first: number | undefined; height: number }>({ first, height: 0 });
  const { ref, following } = follow;
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const old = before.current;
    if (!following && old.first !== first && old.height > 0)
      box.scrollTop += box.scrollHeight - old.height;
    before.current = { first, height: box.scrollHeight };
  });
}

/** The line as plain text. */
export function lineText(item: LogItem): string {
  const fields = Object.entries(item.fields).map(([name, value]) => ` ${name}=${value}`);
  return `${clock(item.at)} ${item.level ?? ""} ${item.text}${fields.join("")}`.replace("  ", " ");
}
