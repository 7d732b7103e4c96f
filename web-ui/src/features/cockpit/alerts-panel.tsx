import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AlarmPage } from "@/api/types";
import { alarmsQuery, pagesQuery } from "@/api/alarms";
import { pageOrder } from "@/components/alarm/alarm-words";
import { PageItem } from "@/components/alarm/page-item";
import { useAcks } from "@/components/alarm/use-acks";
import { Empty } from "@/components/empty";
import { inOrder } from "@/components/held-items";
import { count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { age, useNow } from "@/components/time";
import { useHeldOrder } from "@/components/use-held-order";

/** What fires, who has it, and the button that says "I have it". */
export function AlertsPanel({ slug, mine: own }: { slug: string; mine: boolean }) {
  const { person } = useSession();
  const pages = useQuery(pagesQuery(slug));
  const alarms = useQuery(alarmsQuery(slug));
  const items = pages.data ?? [];
  const live = items.filter((page) => page.state !== "CLOSED");
  const waiting = live.filter((page) => page.state === "OPEN");
  const mine = waiting.filter((page) => page.notified.some((one) => one.id === person.id));
  const { ack, ackAllMine, busy } = useAcks(slug, items, own);
  const held = useHeldOrder(pageOrder(live));
  const first = inOrder(mine.length > 0 ? mine : waiting, pageOrder(live))[0];
  return (
    <Panel
      title={live.length > 0 ? `Alerts, ${live.length} firing` : "Alerts"}
      live
      actions={
        <>
          <Link to="/teams/$team/alarms" params={{ team: slug }}>
            All about alarms
          </Link>
          {own && mine.length > 1 && (
            <Button size="xs" onClick={ackAllMine} loading={busy} aria-keyshortcuts="A">
              Ack all mine (A)
            </Button>
          )}
        </>
      }
    >
      <QueryView query={pages} lines={2}>
        {() =>
          live.length === 0 ? (
            <Calm pages={items} alarms={alarms.data?.length ?? null} />
          ) : (
            <ul className="plain-list" {...held.handlers}>
              {inOrder(live, held.order).map((page) => (
                <PageItem
                  key={page.id}
                  slug={slug}
                  page={page}
                  first={page.id === first?.id}
                  onAck={own ? ack : undefined}
                  compact
                />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}

function Calm({ pages, alarms }: { pages: AlarmPage[]; alarms: number | null }) {
  const now = useNow();
  if (alarms === 0) {
    return (
      <Empty title="No alarm yet: nobody is told when this hurts.">
        Make the first one on the alarms page; three examples wait there.
      </Empty>
    );
  }
  const last = pages
    .filter((page) => !page.test)
    .map((page) => page.closedAt ?? page.openedAt)
    .sort()
    .at(-1);
  return (
    <Empty title="No alarm is firing.">
      {last
        ? `Last one ${age(now - Date.parse(last))} ago.`
        : alarms === null
          ? null
          : `${count(alarms, "alarm")} watch${alarms === 1 ? "es" : ""}.`}
    </Empty>
  );
}
