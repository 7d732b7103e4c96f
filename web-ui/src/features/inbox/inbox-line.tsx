import { DeliveryList, deliveryDigest } from "@/components/alarm/delivery-list";
import type { InboxItem } from "@/api/types";
import { Shape } from "@/components/state-mark";
import { When } from "@/components/time";
import classes from "./inbox.module.css";

interface Props {
  item: InboxItem;
  onOpen: () => void;
  onFocus: () => void;
}

/** One message: what, when, and over which ways it went. */
export function InboxLine({ item, onOpen, onFocus }: Props) {
  return (
    <li className={`${classes.item} ${item.read ? "" : classes.unread}`}>
      <span className={classes.mark}>
        {!item.read && (
          <>
            <Shape tone="neutral" size={10} />
            <span className="hidden-visually">Unread</span>
          </>
        )}
      </span>
      <div className="stack tight">
        <div className={classes.head}>
          <a
            id={`inbox-${item.id}`}
            href={item.href ?? "/inbox"}
            className={classes.title}
            onFocus={onFocus}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpen();
            }}
          >
            {item.title}
          </a>
          <span className="muted micro nowrap">
            <When at={item.at} />
          </span>
        </div>
        {item.text && <p className={classes.text}>{item.text}</p>}
        {item.deliveries.length > 0 && (
          <details className={classes.sent}>
            <summary>{deliveryDigest(item.deliveries)}</summary>
            <DeliveryList deliveries={item.deliveries} />
          </details>
        )}
      </div>
    </li>
  );
}
