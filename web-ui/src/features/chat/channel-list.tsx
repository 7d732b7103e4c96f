import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Channel } from "@/api/types";
import classes from "./chat.module.css";

const KINDS: { kind: Channel["kind"]; label: string }[] = [
  { kind: "INCIDENT", label: "Incidents" },
  { kind: "OPS", label: "Operations" },
  { kind: "USERS", label: "Users" },
  { kind: "OTHER", label: "Other" },
];

interface Props {
  team: string;
  channels: Channel[];
  current: string;
  open: boolean;
  onClose: () => void;
}

/** Channels by what they are for. A drawer on narrow screens. */
export function ChannelList({ team, channels, current, open, onClose }: Props) {
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [open, onClose]);
  const shown = channels.filter((channel) => !channel.archived || channel.id === current);
  return (
    <nav aria-label="Channels" className={classes.list} data-open={open}>
      {open && (
        <Button size="xs" variant="default" onClick={onClose} mb={8}>
          Close channels
        </Button>
      )}
      {KINDS.map(({ kind, label }) => {
        const ofKind = shown.filter((channel) => channel.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <div key={kind}>
            <h2 className={classes.group}>{label}</h2>
            <ul className="plain-list">
              {ofKind.map((channel) => (
                <li key={channel.id}>
                  <ChannelLink
                    team={team}
                    channel={channel}
                    current={channel.id === current}
                    onClick={onClose}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function ChannelLink(props: {
  team: string;
  channel: Channel;
  current: boolean;
  onClick: () => void;
}) {
  const { team, channel, current, onClick } = props;
  return (
    <Link
      to="/teams/$team/chat/$channel"
      params={{ team, channel: channel.id }}
      search={{}}
      className={`${classes.item} ${channel.unread > 0 ? classes.unread : ""}`}
      aria-current={current ? "page" : undefined}
      activeProps={{}}
      onClick={onClick}
    >
      <span className="ellipsis">#{channel.name}</span>
      {channel.environment === "STAGING" && <span className={classes.env}>staging</span>}
      {channel.unread > 0 && (
        <span className={`${classes.badge} num`}>
          {channel.unread}
          <span className="hidden-visually"> unread</span>
        </span>
      )}
    </Link>
  );
}
