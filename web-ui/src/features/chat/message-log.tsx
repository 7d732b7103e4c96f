import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Channel, Message } from "@/api/types";
import { count } from "@/components/numbers";
import { compareTs } from "@/live/apply-chat";
import classes from "./chat.module.css";
import { dayOf } from "./days";
import { useMarkRead } from "./use-mark-read";

const NEAR_PX = 60;
/** Messages of one person closer than this share one header. */
const CONTINUES_MS = 5 * 60_000;

interface Props {
  label: string;
  team: string;
  channel: Channel;
  messages: Message[];
  before?: ReactNode;
  empty: ReactNode;
  renderMessage: (message: Message, continued: boolean) => ReactNode;
}

/** Follows the newest message, until the reader scrolls up; then it only says how many came. */
export function MessageLog({
  label,
  team,
  channel,
  messages,
  before,
  empty,
  renderMessage,
}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const [seen, setSeen] = useState<string | null>(null);
  const [readAtOpening] = useState(channel.lastReadTs ?? null);
  const anchor = useRef({ first: "", height: 0 });
  const last = messages.at(-1)?.ts ?? null;
  const fresh = seen ? messages.filter((message) => compareTs(message.ts, seen) > 0).length : 0;
  useMarkRead(team, channel, following ? last : null);

  useEffect(() => {
    if (following) setSeen(last);
  }, [following, last]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const first = messages[0]?.ts ?? "";
    const grewAbove = anchor.current.first !== "" && anchor.current.first !== first;
    if (grewAbove && !following) element.scrollTop += element.scrollHeight - anchor.current.height;
    else if (following) element.scrollTop = element.scrollHeight;
    anchor.current = { first, height: element.scrollHeight };
  });

  const toEnd = () => {
    setFollowing(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };
  const firstNew = messages.find(
    (message) => readAtOpening !== null && compareTs(message.ts, readAtOpening) > 0,
  );

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="log"
      aria-label={label}
      aria-live="polite"
      tabIndex={0}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        setFollowing(scrollHeight - scrollTop - clientHeight < NEAR_PX);
      }}
    >
      {before}
      {messages.length === 0 && <div className={classes.note}>{empty}</div>}
      {messages.map((message, i) => {
        const previous = messages[i - 1];
        const newDay = !previous || dayOf(previous.at) !== dayOf(message.at);
        const isFirstNew = message === firstNew && i > 0;
        return (
          <div key={message.ts}>
            {newDay && <div className={classes.divider}>{dayOf(message.at)}</div>}
            {isFirstNew && <div className={`${classes.divider} ${classes.new}`}>New</div>}
            {renderMessage(message, !newDay && !isFirstNew && continues(previous, message))}
          </div>
        );
      })}
      {!following && fresh > 0 && (
        <div className={classes.pill}>
          <Button size="xs" radius="xl" onClick={toEnd}>
            {count(fresh, "new message")}
          </Button>
        </div>
      )}
    </div>
  );
}

function continues(previous: Message | undefined, message: Message): boolean {
  return (
    previous !== undefined &&
    previous.user.id === message.user.id &&
    previous.ephemeral === message.ephemeral &&
    Date.parse(message.at) - Date.parse(previous.at) < CONTINUES_MS
  );
}
