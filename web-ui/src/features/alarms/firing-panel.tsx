import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { Alarm, AlarmPage } from "@/api/types";
import { ALARM_WORDS, pageOrder } from "@/components/alarm/alarm-words";
import { PageItem } from "@/components/alarm/page-item";
import { useAcks } from "@/components/alarm/use-acks";
import { Empty } from "@/components/empty";
import { inOrder } from "@/components/held-items";
import { count, sentenceList } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { StateMark } from "@/components/state-mark";
import { age, useNow } from "@/components/time";
import { useHeldOrder } from "@/components/use-held-order";
import classes from "./alarms.module.css";

const CLOSED_SHOWN = 8;

interface Props {
  scope: TeamScope;
  pages: UseQueryResult<AlarmPage[]>;
  alarms: Alarm[];
}

/** The pages that are open, with what became of each; calm when there is none. */
export function FiringPanel({ scope, pages, alarms }: Props) {
  const { person } = useSession();
  const items = pages.data ?? [];
  const { ack, ackAllMine, busy } = useAcks(scope.slug, items, scope.mine);
  const [past, setPast] = useState(false);
  const live = items.filter((page) => page.state !== "CLOSED");
  const closed = items.filter((page) => page.state === "CLOSED");
  const waiting = live.filter((page) => page.state === "OPEN");
  const mine = waiting.filter((page) => page.notified.some((one) => one.id === person.id));
  const held = useHeldOrder(pageOrder(live));
  const first = inOrder(mine.length > 0 ? mine : waiting, pageOrder(live))[0];
  return (
    <Panel
      title={waiting.length > 0 ? `Firing, ${waiting.length} not acknowledged` : "Firing"}
      live
      flush
      actions={
        <>
          {held.pending && (
            <Button size="compact-sm" variant="default" onClick={held.apply}>
              Order changed, apply
            </Button>
          )}
          {scope.mine && mine.length > 1 && (
            <Button size="xs" onClick={ackAllMine} loading={busy} aria-keyshortcuts="A">
              Ack all {mine.length} of mine (A)
            </Button>
          )}
        </>
      }
    >
      <div className={classes.firing} {...held.handlers}>
        <QueryView query={pages} lines={3}>
          {() => (
            <>
              {live.length === 0 ? (
                <Calm pages={closed} alarms={alarms} />
              ) : (
                <ul className="plain-list">
                  {inOrder(live, held.order).map((page) => (
                    <PageItem
                      key={page.id}
                      slug={scope.slug}
                      page={page}
                      first={page.id === first?.id}
                      onAck={scope.mine ? ack : undefined}
                    />
                  ))}
                </ul>
              )}
              {closed.length > 0 && (
                <div className={classes.past}>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-expanded={past}
                    onClick={() => setPast(!past)}
                  >
                    {past ? "Hide" : "Show"} the last{" "}
                    {count(closed.slice(0, CLOSED_SHOWN).length, "closed page")}
                  </Button>
                </div>
              )}
              {past && (
                <ul className="plain-list">
                  {closed.slice(0, CLOSED_SHOWN).map((page) => (
                    <PageItem key={page.id} slug={scope.slug} page={page} />
                  ))}
                </ul>
              )}
            </>
          )}
        </QueryView>
      </div>
    </Panel>
  );
}

/** The reward of a healthy service: nothing but when it last was not. */
function Calm({ pages, alarms }: { pages: AlarmPage[]; alarms: Alarm[] }) {
  const now = useNow();
  const firing = alarms.filter((alarm) => alarm.enabled && alarm.state === "ALARM");
  const last = pages.filter((page) => !page.test).map((page) => page.closedAt ?? page.openedAt);
  const ended = last.sort().at(-1);
  if (firing.length > 0) {
    return (
      <div className={classes.calm}>
        <p className="row wrap">
          <StateMark said={ALARM_WORDS.ALARM} live />
          {sentenceList(firing.map((alarm) => alarm.name))}, but nobody was paged:{" "}
          {firing.every((alarm) => alarm.severity === "TICKET")
            ? "tickets page nobody."
            : "silenced, or a ticket."}
        </p>
      </div>
    );
  }
  return (
    <div className={classes.calm}>
      <Empty title="No alarm is firing.">
        {ended
          ? `Last one ${age(now - Date.parse(ended))} ago.`
          : "None has paged anybody yet. Test-fire one to see that its page arrives."}
      </Empty>
    </div>
  );
}
