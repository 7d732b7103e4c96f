import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import type { Message } from "@/api/types";
import { count } from "@/components/numbers";
import { Clock, clock, clockOnly } from "@/components/time";
import { tellProblem } from "@/components/use-action";
import { applyMessage } from "@/live/apply-chat";
import { Avatar } from "./avatar";
import { Blocks, type OnAction } from "./blocks";
import { useChatNames } from "./chat-names";
import { MessageEditor } from "./message-editor";
import { MessageTools } from "./message-tools";
import { Mrkdwn } from "./mrkdwn/mrkdwn";
import { Reactions } from "./reactions";
import classes from "./message.module.css";

interface Props {
  team: string;
  message: Message;
  continued: boolean;
  canWrite: boolean;
  editing: boolean;
  onEdit: (on: boolean) => void;
  /** Missing inside a thread. */
  onThread?: (ts: string) => void;
}

/** One message with what can be done to it. */
export function MessageItem({
  team,
  message,
  continued,
  canWrite,
  editing,
  onEdit,
  onThread,
}: Props) {
  const cache = useQueryClient();
  const { me } = useChatNames();
  const [pressed, setPressed] = useState(false);
  const path = { team, channel: message.channel, ts: message.ts };
  const own = message.user.id === me;

  const act: OnAction = (action) => {
    setPressed(true);
    http
      .POST("/teams/{team}/channels/{channel}/messages/{ts}/actions", {
        params: { path },
        body: action,
      })
      .catch(tellProblem)
      .finally(() => setPressed(false));
  };
  const react = (name: string, mine: boolean) => {
    const params = { path: { ...path, name } };
    const url = "/teams/{team}/channels/{channel}/messages/{ts}/reactions/{name}" as const;
    body(mine ? http.DELETE(url, { params }) : http.PUT(url, { params }))
      .then((next) => applyMessage(cache, team, next))
      .catch(tellProblem);
  };
  const save = async (text: string) => {
    const url = "/teams/{team}/channels/{channel}/messages/{ts}" as const;
    applyMessage(cache, team, await body(http.PUT(url, { params: { path }, body: { text } })));
    onEdit(false);
  };
  const remove = async () => {
    await http.DELETE("/teams/{team}/channels/{channel}/messages/{ts}", { params: { path } });
    applyMessage(cache, team, message, true);
  };

  return (
    <article
      className={classes.message}
      data-continued={continued}
      data-ephemeral={message.ephemeral}
      aria-label={`${message.user.name}, ${clock(message.at)}`}
    >
      <div className={classes.gutter}>
        {continued ? (
          <time className={classes.hoverTime} dateTime={message.at} title={clock(message.at)}>
            {clockOnly(message.at).slice(0, 5)}
          </time>
        ) : (
          <Avatar user={message.user} />
        )}
      </div>
      <div className={classes.content}>
        {!continued && (
          <div className={classes.head}>
            <strong>{message.user.name}</strong>
            {message.user.bot && <span className={classes.bot}>Bot</span>}
            <span className="muted micro">
              <Clock at={message.at} />
            </span>
          </div>
        )}
        {message.ephemeral && <p className={classes.private}>Only visible to you</p>}
        {message.deleted ? (
          <p className="muted">This message was deleted.</p>
        ) : editing ? (
          <MessageEditor message={message} onSave={save} onCancel={() => onEdit(false)} />
        ) : (
          <>
            {message.blocks && message.blocks.length > 0 ? (
              <Blocks blocks={message.blocks} onAction={act} disabled={pressed || !canWrite} />
            ) : (
              <Mrkdwn text={message.text} />
            )}
            {message.edited && <span className="muted micro"> (edited)</span>}
          </>
        )}
        <Reactions message={message} onReact={react} disabled={!canWrite} />
        {onThread && message.replyCount > 0 && (
          <button type="button" className={classes.replies} onClick={() => onThread(message.ts)}>
            {count(message.replyCount, "reply", "replies")}
            {message.lastReplyTs && (
              <span className="muted"> last {clock(Number(message.lastReplyTs) * 1000)}</span>
            )}
          </button>
        )}
      </div>
      {!editing && !message.ephemeral && !message.deleted && (
        <MessageTools
          own={own && canWrite}
          canReact={canWrite}
          onReact={(name) =>
            react(
              name,
              message.reactions.some((each) => each.name === name && each.mine),
            )
          }
          onEdit={() => onEdit(true)}
          onDelete={remove}
          {...(onThread ? { onThread: () => onThread(message.ts) } : {})}
        />
      )}
    </article>
  );
}
