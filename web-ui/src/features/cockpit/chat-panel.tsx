import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { channelsQuery } from "@/api/chat-queries";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";

/** Where the team talks, with what is unread. */
export function ChatPanel({ slug }: { slug: string }) {
  const channels = useQuery(channelsQuery(slug));
  return (
    <Panel
      title="Chat"
      live
      actions={
        <Link to="/teams/$team/chat" params={{ team: slug }}>
          Open chat
        </Link>
      }
    >
      <QueryView query={channels}>
        {({ items }) => (
          <ul className="plain-list stack tight">
            {items
              .filter((channel) => !channel.archived)
              .map((channel) => (
                <li key={channel.id} className="row">
                  <Link
                    to="/teams/$team/chat/$channel"
                    params={{ team: slug, channel: channel.id }}
                    className="ellipsis"
                  >
                    #{channel.name}
                  </Link>
                  {channel.unread > 0 && <span className="micro num">{channel.unread} unread</span>}
                </li>
              ))}
          </ul>
        )}
      </QueryView>
    </Panel>
  );
}
