import { Button } from "@mantine/core";
import { type Unsent, dropUnsent, useUnsent } from "./outbox";
import classes from "./chat.module.css";

/** Messages that did not get through: kept, with the reason, until sent or thrown away. */
export function UnsentList({ place, onRetry }: { place: string; onRetry: (item: Unsent) => void }) {
  const items = useUnsent(place);
  if (items.length === 0) return null;
  return (
    <ul className="plain-list" aria-label="Not sent">
      {items.map((item) => (
        <li key={item.id} className={`${classes.unsent} stack tight`}>
          <span>{item.text}</span>
          <span className="micro">
            <strong>Not sent.</strong> {item.reason}
          </span>
          <div className="row">
            <Button size="compact-xs" variant="default" onClick={() => onRetry(item)}>
              Send again
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => dropUnsent(place, item.id)}>
              Throw away
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
