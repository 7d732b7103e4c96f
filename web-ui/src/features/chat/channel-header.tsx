import { ActionIcon } from "@mantine/core";
import Menu from "lucide-react/icons/menu";
import type { Channel } from "@/api/types";
import { AsOf } from "@/components/panel";
import { ENV_WORDS } from "@/components/words";
import { Mrkdwn } from "./mrkdwn/mrkdwn";
import classes from "./chat.module.css";

export function ChannelHeader({
  channel,
  onShowChannels,
}: {
  channel: Channel;
  onShowChannels: () => void;
}) {
  return (
    <header className={classes.head}>
      <ActionIcon
        className={classes.menuButton ?? ""}
        variant="default"
        size={36}
        aria-label="Show channels"
        onClick={onShowChannels}
      >
        <Menu size={18} aria-hidden="true" />
      </ActionIcon>
      <div className="grow">
        <div className="row">
          <h1 className="ellipsis">#{channel.name}</h1>
          {channel.environment && (
            <span className={classes.env}>{ENV_WORDS[channel.environment]}</span>
          )}
          {channel.archived && <span className={classes.env}>Archived</span>}
        </div>
        {(channel.topic || channel.purpose) && (
          <p className="muted micro ellipsis">
            <Mrkdwn text={channel.topic || channel.purpose} />
          </p>
        )}
      </div>
      <AsOf />
    </header>
  );
}
