import type { Delivery } from "@/api/types";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import type { Said } from "@/components/words";
import classes from "./alarm.module.css";

const CHANNEL_WORDS: Record<Delivery["channel"], string> = {
  CHAT: "Chat",
  INBOX: "Inbox",
  MAIL: "Mail",
  WEBHOOK: "Webhook",
};
const DELIVERY_WORDS: Record<Delivery["state"], Said> = {
  PENDING: { word: "On its way", tone: "none" },
  DELIVERED: { word: "Delivered", tone: "ok" },
  FAILED: { word: "Failed", tone: "breach" },
};

/** Where a message went, one line each, with what went wrong. */
export function DeliveryList({ deliveries }: { deliveries: Delivery[] }) {
  if (deliveries.length === 0) {
    return <p className="muted">Nothing was sent: no route of the team takes it.</p>;
  }
  return (
    <ul className={`plain-list ${classes.deliveries}`}>
      {deliveries.map((each) => (
        <li key={each.channel + each.to}>
          <span className={classes.channel}>{CHANNEL_WORDS[each.channel]}</span>
          <span className={classes.to}>{each.to}</span>
          <StateMark said={DELIVERY_WORDS[each.state]} />
          {each.at && (
            <span className="muted micro">
              <When at={each.at} />
            </span>
          )}
          {each.error && <span className={classes.why}>{each.error}</span>}
        </li>
      ))}
    </ul>
  );
}

/** All deliveries in a few words: "3 delivered, 1 failed". */
export function deliveryDigest(deliveries: Delivery[]): string {
  const of = (state: Delivery["state"]) => deliveries.filter((each) => each.state === state).length;
  const parts = [
    of("DELIVERED") ? `${of("DELIVERED")} delivered` : "",
    of("PENDING") ? `${of("PENDING")} on the way` : "",
    of("FAILED") ? `${of("FAILED")} failed` : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "nothing sent";
}
