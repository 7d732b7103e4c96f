import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { AlarmPage } from "@/api/types";
import { sentenceList } from "@/components/numbers";
import { StateMark } from "@/components/state-mark";
import { When, age, span, useNow } from "@/components/time";
import { PAGE_WORDS } from "./alarm-words";
import { DeliveryList, deliveryDigest } from "./delivery-list";
import { RunbookLink } from "./runbook-link";
import classes from "./alarm.module.css";

interface Props {
  slug: string;
  page: AlarmPage;
  /** Missing: this person cannot acknowledge. */
  onAck?: ((page: AlarmPage) => void) | undefined;
  /** This is the one that the key `a` acknowledges. */
  first?: boolean;
  compact?: boolean;
}

/** One page: what hurts, since when, who was called, who has it. */
export function PageItem({ slug, page, onAck, first = false, compact = false }: Props) {
  const now = useNow();
  const { state, alarm, number } = page;
  const open = state === "OPEN";
  return (
    <li className={`${classes.page} ${open ? classes.open : ""} ${compact ? classes.compact : ""}`}>
      <div className="stack tight">
        <div className="row wrap">
          <Link
            to="/teams/$team/alarms/$id"
            params={{ team: slug, id: alarm.id }}
            className={classes.name}
          >
            {alarm.name}
          </Link>
          <StateMark said={ackWords(page)} live />
          {page.test && <strong className="micro">TEST</strong>}
        </div>
        {!compact && <span>{page.reason}</span>}
        <div className={classes.facts}>
          <span>Page {number}</span>
          <span className="num">
            {state === "CLOSED" ? (
              <>
                <When at={page.openedAt} />, open{" "}
                {age(Date.parse(page.closedAt ?? page.openedAt) - Date.parse(page.openedAt))}
              </>
            ) : (
              <>for {age(now - Date.parse(page.openedAt))}</>
            )}
          </span>
          {page.count > 1 && <span>{page.count} times</span>}
          {page.bundled && <span>told of together with others</span>}
          {!compact && <span>{calledWords(page)}</span>}
          {open && page.escalatesAt && Date.parse(page.escalatesAt) > now && (
            <span className="num">goes on in {span(Date.parse(page.escalatesAt) - now)}</span>
          )}
        </div>
        {!compact &&
          page.escalations.map((step) => (
            <span key={step.at} className="micro">
              <When at={step.at} />: nobody had answered, so it went to{" "}
              {step.to ? step.to.name : "the whole team"}.
            </span>
          ))}
      </div>
      <div className={classes.does}>
        <RunbookLink slug={slug} id={page.runbookId} alarm={alarm.name} />
        {open && onAck && (
          <Button
            size="xs"
            onClick={() => onAck(page)}
            aria-label={`Acknowledge page ${number}, ${alarm.name}`}
            aria-keyshortcuts={first ? "a" : undefined}
          >
            {first ? "Ack (a)" : "Ack"}
          </Button>
        )}
      </div>
      {!compact && (
        <details className={classes.more} open={open && failed(page)}>
          <summary>Sent: {deliveryDigest(page.deliveries)}</summary>
          <DeliveryList deliveries={page.deliveries} />
        </details>
      )}
    </li>
  );
}

function ackWords(page: AlarmPage) {
  const said = PAGE_WORDS[page.state];
  return page.state === "ACKNOWLEDGED" && page.acknowledgedBy
    ? { ...said, word: `${page.acknowledgedBy.name} has it` }
    : said;
}

function failed(page: AlarmPage): boolean {
  return page.deliveries.some((each) => each.state === "FAILED");
}

function calledWords(page: AlarmPage): string {
  return page.notified.length === 0
    ? "Nobody was called"
    : `Called ${sentenceList(page.notified.map((person) => person.name))}`;
}
