import { CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { threadQuery } from "@/api/chat-queries";
import type { Channel } from "@/api/types";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { inTextField } from "@/components/shortcuts";
import { Composer } from "./composer";
import { MessageItem } from "./message-item";
import { placeOf } from "./outbox";
import { UnsentList } from "./unsent-list";
import { useSend } from "./use-send";
import classes from "./chat.module.css";

interface Props {
  team: string;
  channel: Channel;
  ts: string;
  onClose: () => void;
}

/** A message and its replies. */
export function ThreadPane({ team, channel, ts, onClose }: Props) {
  const thread = useQuery(threadQuery(team, channel.id, ts));
  const { role } = useSession();
  const [editing, setEditing] = useState<string | null>(null);
  const send = useSend(team, channel.id, ts);
  const place = placeOf(team, channel.id, ts);
  const canWrite = role !== "GRADER" && !channel.archived;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !inTextField(event.target))
        onClose();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onClose]);
  return (
    <aside className={classes.thread} aria-label="Thread">
      <header className={classes.head}>
        <h2 className="grow">
          Thread <span className="muted micro">#{channel.name}</span>
        </h2>
        <CloseButton size={36} aria-label="Close thread" onClick={onClose} />
      </header>
      <div className={classes.scroller} role="log" aria-label="Replies" tabIndex={0}>
        <QueryView query={thread} lines={5}>
          {({ items }) =>
            items.map((message) => (
              <MessageItem
                key={message.ts}
                team={team}
                message={message}
                continued={false}
                canWrite={canWrite}
                editing={editing === message.ts}
                onEdit={(on) => setEditing(on ? message.ts : null)}
              />
            ))
          }
        </QueryView>
      </div>
      <UnsentList place={place} onRetry={(item) => void send(item.text, item.id)} />
      {canWrite && (
        <Composer
          team={team}
          place={place}
          label="Reply in thread"
          placeholder="Reply…"
          onSend={(text) => send(text)}
        />
      )}
    </aside>
  );
}
