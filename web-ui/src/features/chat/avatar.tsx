import Bot from "lucide-react/icons/bot";
import type { ChatUser } from "@/api/types";
import classes from "./message.module.css";

/** Initials; bots carry a sign instead. */
export function Avatar({ user }: { user: ChatUser }) {
  const initials = user.name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return (
    <span className={classes.avatar} data-bot={user.bot} aria-hidden="true">
      {user.bot ? <Bot size={18} /> : initials}
    </span>
  );
}
