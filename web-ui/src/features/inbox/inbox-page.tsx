import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Inbox, InboxItem } from "@/api/types";
import { fetchInbox, inboxQuery, markRead } from "@/api/inbox";
import { keys } from "@/api/keys";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { useShortcut } from "@/components/shortcuts";
import { tellProblem, useAction } from "@/components/use-action";
import { InboxLine } from "./inbox-line";
import classes from "./inbox.module.css";

/** What was sent to this person, newest first. */
export function InboxPage() {
  const inbox = useQuery(inboxQuery);
  const read = useRead();
  const unread = inbox.data?.unread ?? 0;
  return (
    <Page
      title={unread > 0 ? `Inbox, ${unread} unread` : "Inbox"}
      heading="Inbox"
      narrow
      actions={
        unread > 0 && (
          <Button variant="default" onClick={() => void read([])} aria-keyshortcuts="e">
            Mark all read
          </Button>
        )
      }
    >
      <Panel title={unread > 0 ? `${unread} unread` : "All read"} live>
        <QueryView query={inbox} lines={6}>
          {(data) =>
            data.items.length === 0 ? (
              <Empty title="Nothing needs you.">
                Pages, mentions and what concerns you arrive here, each with what became of its
                other deliveries.
              </Empty>
            ) : (
              <Items inbox={data} read={read} />
            )
          }
        </QueryView>
      </Panel>
    </Page>
  );
}

type Read = (ids: string[]) => Promise<void>;

function Items({ inbox, read }: { inbox: Inbox; read: Read }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { items, hasMore } = inbox;
  const [at, setAt] = useState(-1);
  const older = useAction(async (before: string) => {
    const page = await fetchInbox(before);
    cache.setQueryData<Inbox>(
      keys.inbox,
      (old) => old && { ...old, items: [...old.items, ...page.items], hasMore: page.hasMore },
    );
  });
  const open = (item: InboxItem) => {
    if (!item.read) void read([item.id]);
    if (item.href) void navigate({ to: item.href });
  };
  const go = (to: number) => {
    const next = Math.min(items.length - 1, Math.max(0, to));
    setAt(next);
    document.getElementById(`inbox-${items[next]?.id ?? ""}`)?.focus();
  };
  const here = items[at];
  useShortcut("j", "Next item", () => go(at + 1));
  useShortcut("k", "Previous item", () => go(at - 1), at > 0);
  useShortcut(
    "e",
    here ? "Mark this item read" : "Mark all read",
    () => void read(here ? [here.id] : []),
  );
  return (
    <div className="stack">
      <ul className={`plain-list ${classes.items}`}>
        {items.map((item, i) => (
          <InboxLine key={item.id} item={item} onOpen={() => open(item)} onFocus={() => setAt(i)} />
        ))}
      </ul>
      {older.problem !== null && <ProblemView error={older.problem} />}
      {hasMore ? (
        <div>
          <Button
            size="xs"
            variant="default"
            loading={older.busy}
            onClick={() => void older.run(items.at(-1)?.id ?? "")}
          >
            Show older
          </Button>
        </div>
      ) : (
        <p className="muted micro">{count(items.length, "item")}, nothing older.</p>
      )}
    </div>
  );
}

/** Marks items read at once, all of them when none is named; takes it back on a refusal. */
function useRead(): Read {
  const cache = useQueryClient();
  return async (ids) => {
    const all = ids.length === 0;
    cache.setQueryData<Inbox>(keys.inbox, (old) => {
      if (!old) return old;
      const items = old.items.map((item) =>
        all || ids.includes(item.id) ? { ...item, read: true } : item,
      );
      const fewer = old.items.filter((item) => !item.read && ids.includes(item.id)).length;
      return { ...old, items, unread: all ? 0 : Math.max(0, old.unread - fewer) };
    });
    try {
      await markRead(ids);
    } catch (thrown) {
      tellProblem(thrown);
      await cache.invalidateQueries({ queryKey: keys.inbox });
    }
  };
}
