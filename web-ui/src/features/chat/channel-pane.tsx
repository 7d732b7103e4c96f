import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fetchMessages, messagesQuery } from "@/api/chat-queries";
import { keys } from "@/api/keys";
import type { Channel, Message, Messages } from "@/api/types";
import { Empty } from "@/components/empty";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { tellProblem } from "@/components/use-action";
import { useChatNames } from "./chat-names";
import { Composer } from "./composer";
import { MessageItem } from "./message-item";
import { MessageLog } from "./message-log";
import { placeOf } from "./outbox";
import { UnsentList } from "./unsent-list";
import { useSend } from "./use-send";
import classes from "./chat.module.css";

interface Props {
  team: string;
  channel: Channel;
  onThread: (ts: string) => void;
}

/** Messages of one channel and the field to write in. */
export function ChannelPane({ team, channel, onThread }: Props) {
  const messages = useQuery(messagesQuery(team, channel.id));
  const { role } = useSession();
  const { me } = useChatNames();
  const [editing, setEditing] = useState<string | null>(null);
  const send = useSend(team, channel.id, null);
  const place = placeOf(team, channel.id, null);
  const canWrite = role !== "GRADER" && !channel.archived;
  const editLast = () => {
    const own = messages.data?.items.filter(
      (message) => message.user.id === me && !message.ephemeral,
    );
    setEditing(own?.at(-1)?.ts ?? null);
  };
  return (
    <>
      {messages.data ? (
        <MessageLog
          label={`Messages in ${channel.name}`}
          team={team}
          channel={channel}
          messages={messages.data.items}
          before={
            messages.data.hasMore && (
              <OlderButton team={team} channel={channel.id} data={messages.data} />
            )
          }
          empty={
            <Empty title={`This is the start of #${channel.name}.`}>
              {channel.purpose || "Say something, or type / to see the commands."}
            </Empty>
          }
          renderMessage={(message, continued) => (
            <MessageItem
              team={team}
              message={message}
              continued={continued}
              canWrite={canWrite}
              editing={editing === message.ts}
              onEdit={(on) => setEditing(on ? message.ts : null)}
              onThread={onThread}
            />
          )}
        />
      ) : (
        <div className={`${classes.scroller} ${classes.note}`}>
          <QueryView query={messages} lines={8}>
            {() => null}
          </QueryView>
        </div>
      )}
      <UnsentList place={place} onRetry={(item) => void send(item.text, item.id)} />
      {canWrite ? (
        <Composer
          team={team}
          place={place}
          label={`Message to ${channel.name}`}
          placeholder={`Message #${channel.name}, / for commands`}
          onSend={(text) => send(text)}
          onEditLast={editLast}
        />
      ) : (
        <p className={classes.note}>
          {channel.archived
            ? "This channel is archived; nobody can write here."
            : "Graders read along and do not write."}
        </p>
      )}
    </>
  );
}

function OlderButton({ team, channel, data }: { team: string; channel: string; data: Messages }) {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    try {
      const older = await fetchMessages(team, channel, data.items[0]?.ts);
      cache.setQueryData<Messages>(keys.messages(team, channel), (old) => {
        const known = new Set(old?.items.map((message: Message) => message.ts));
        return {
          items: [
            ...older.items.filter((message) => !known.has(message.ts)),
            ...(old?.items ?? []),
          ],
          hasMore: older.hasMore,
        };
      });
    } catch (thrown) {
      tellProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.older}>
      <Button size="xs" variant="default" loading={busy} onClick={() => void load()}>
        Load older messages
      </Button>
    </div>
  );
}
