import type { Message } from "@/api/types";
import { useChatNames } from "./chat-names";
import { Emoji } from "./mrkdwn/mrkdwn";
import classes from "./message.module.css";

interface Props {
  message: Message;
  onReact: (name: string, mine: boolean) => void;
  disabled: boolean;
}

/** Counted reactions; pressing one adds or takes back one's own. */
export function Reactions({ message, onReact, disabled }: Props) {
  const { people } = useChatNames();
  if (message.reactions.length === 0) return null;
  return (
    <div className={classes.reactions}>
      {message.reactions.map((reaction) => {
        const who = reaction.users.map((id) => people.get(id)?.name ?? id).join(", ");
        return (
          <button
            key={reaction.name}
            type="button"
            className={classes.reaction}
            aria-pressed={reaction.mine}
            aria-label={`${reaction.name.replaceAll("_", " ")}, ${reaction.count}`}
            title={who}
            disabled={disabled}
            onClick={() => onReact(reaction.name, reaction.mine)}
          >
            <Emoji name={reaction.name} /> <span className="num">{reaction.count}</span>
          </button>
        );
      })}
    </div>
  );
}
