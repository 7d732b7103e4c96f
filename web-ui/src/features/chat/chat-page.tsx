import { useQuery } from "@tanstack/react-query";
import { Navigate, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { channelsQuery, peopleQuery } from "@/api/chat-queries";
import { Problem } from "@/api/problem";
import type { Channel } from "@/api/types";
import { Empty } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { Page, useDocumentTitle } from "@/components/page";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { ChannelHeader } from "./channel-header";
import { ChannelList } from "./channel-list";
import { ChannelPane } from "./channel-pane";
import { type ChatNames, ChatNamesContext } from "./chat-names";
import { ThreadPane } from "./thread-pane";
import { ViewModal } from "./view-modal";
import classes from "./chat.module.css";

/** A workspace without a chosen channel: the first one opens. */
export function TeamChatPage() {
  const { team = "" } = useParams({ strict: false });
  const channels = useQuery(channelsQuery(team));
  const first = channels.data?.items.find((channel) => !channel.archived);
  if (first) {
    return (
      <Navigate to="/teams/$team/chat/$channel" params={{ team, channel: first.id }} replace />
    );
  }
  if (channels.error instanceof Problem && channels.error.status === 404) {
    return <NotFoundText what="team" />;
  }
  return (
    <Page title="Chat">
      <QueryView query={channels}>
        {() => (
          <Empty title="This workspace has no channel yet.">
            Channels appear when the lab gives the team its workspace.
          </Empty>
        )}
      </QueryView>
    </Page>
  );
}

export function ChannelPage() {
  const { team = "", channel: id = "" } = useParams({ strict: false });
  const channels = useQuery(channelsQuery(team));
  const items = channels.data?.items;
  const channel = items?.find((each) => each.id === id);
  if (items && channel)
    return <Workspace key={team} team={team} channels={items} channel={channel} />;
  if (items || (channels.error instanceof Problem && channels.error.status === 404)) {
    return <NotFoundText what="channel" />;
  }
  return (
    <Page title="Chat">
      <QueryView query={channels} lines={6}>
        {() => null}
      </QueryView>
    </Page>
  );
}

interface WorkspaceProps {
  team: string;
  channels: Channel[];
  channel: Channel;
}

function Workspace({ team, channels, channel }: WorkspaceProps) {
  const { thread } = useSearch({ strict: false });
  const navigate = useNavigate();
  const names = useNames(team, channels);
  const [listOpen, setListOpen] = useState(false);
  useDocumentTitle(titleOf(channels, channel));
  const openThread = (ts: string | null) =>
    void navigate({
      to: "/teams/$team/chat/$channel",
      params: { team, channel: channel.id },
      search: ts ? { thread: ts } : {},
    });
  return (
    <ChatNamesContext.Provider value={names}>
      <div className={classes.workspace} data-fill data-thread={Boolean(thread)}>
        <ChannelList
          team={team}
          channels={channels}
          current={channel.id}
          open={listOpen}
          onClose={() => setListOpen(false)}
        />
        <section className={classes.channel} aria-label={`Channel ${channel.name}`}>
          <ChannelHeader channel={channel} onShowChannels={() => setListOpen(true)} />
          <ChannelPane key={channel.id} team={team} channel={channel} onThread={openThread} />
        </section>
        {thread && (
          <ThreadPane
            key={thread}
            team={team}
            channel={channel}
            ts={thread}
            onClose={() => openThread(null)}
          />
        )}
      </div>
      <ViewModal team={team} />
    </ChatNamesContext.Provider>
  );
}

function useNames(team: string, channels: Channel[]): ChatNames {
  const people = useQuery(peopleQuery(team));
  const { person } = useSession();
  return useMemo(() => {
    const all = people.data ?? [];
    return {
      people: new Map(all.map((each) => [each.id, each])),
      channels: new Map(channels.map((each) => [each.id, each.name])),
      me: all.find((each) => !each.bot && each.handle === person.handle)?.id ?? null,
    };
  }, [people.data, channels, person.handle]);
}

function titleOf(channels: Channel[], channel: Channel): string {
  const unread = channels.reduce(
    (sum, each) => sum + (each.id === channel.id ? 0 : each.unread),
    0,
  );
  return `${unread > 0 ? `(${unread}) ` : ""}#${channel.name}`;
}
