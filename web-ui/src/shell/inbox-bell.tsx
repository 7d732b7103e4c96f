import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Bell from "lucide-react/icons/bell";
import { inboxQuery } from "@/api/inbox";
import { useProjector } from "@/components/projector";
import { useTitleCount } from "@/components/title-count";
import classes from "./inbox-bell.module.css";

/** The way to the inbox, with how much of it is unread. */
export function InboxBell() {
  const [projector] = useProjector();
  const inbox = useQuery({ ...inboxQuery, enabled: !projector });
  const unread = inbox.data?.unread ?? 0;
  useTitleCount("inbox", unread);
  return (
    <Link
      to="/inbox"
      className={classes.bell}
      aria-label={unread > 0 ? `Inbox, ${unread} unread` : "Inbox"}
      title={unread > 0 ? `Inbox, ${unread} unread` : "Inbox"}
    >
      <Bell size={18} aria-hidden="true" />
      {unread > 0 && (
        <span className={`${classes.count} num`} aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </Link>
  );
}
