import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Delivery, Routes } from "@/api/types";
import { keys } from "@/api/keys";
import { routesQuery, saveRoutes, testRoutes } from "@/api/on-call";
import { asProblem } from "@/api/problem";
import { AlarmNav } from "@/components/alarm/alarm-nav";
import { DeliveryList, deliveryDigest } from "@/components/alarm/delivery-list";
import { ActionButton } from "@/components/action-button";
import { Caution } from "@/components/empty";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { tell, useAction } from "@/components/use-action";
import { RouteFields } from "./route-fields";
import { draftOf, isSilent, routeMissing, wishOf } from "./route-draft";
import classes from "./on-call.module.css";

/** Over which ways pages and tickets reach people. */
export function RoutesPage() {
  const scope = useTeamScope();
  const routes = useQuery(routesQuery(scope.slug));
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/alarms"
      title="Routes of pages and tickets"
      withEnv={false}
    >
      <AlarmNav scope={scope} place="/teams/$team/routes" />
      <QueryView query={routes} lines={8}>
        {(data) => <RoutesForm key={scope.slug} scope={scope} start={data} />}
      </QueryView>
    </OperatePage>
  );
}

function RoutesForm({ scope, start }: { scope: TeamScope; start: Routes }) {
  const { slug, canAct } = scope;
  const cache = useQueryClient();
  const [saved, setSaved] = useState(start);
  const [page, setPage] = useState(draftOf(start.page));
  const [ticket, setTicket] = useState(draftOf(start.ticket));
  const wish = { page: wishOf(page), ticket: wishOf(ticket) };
  const before = { page: wishOf(draftOf(saved.page)), ticket: wishOf(draftOf(saved.ticket)) };
  const changed = JSON.stringify(wish) !== JSON.stringify(before);
  const missing = routeMissing(page) ?? routeMissing(ticket);
  const take = (routes: Routes) => {
    cache.setQueryData(keys.routes(slug), routes);
    setSaved(routes);
    setPage(draftOf(routes.page));
    setTicket(draftOf(routes.ticket));
  };
  const save = useAction(async () => {
    try {
      take(await saveRoutes(slug, saved.version, wish));
      tell("Saved the routes.");
    } catch (thrown) {
      if (asProblem(thrown).code !== "stale-version") throw thrown;
      setSaved(await cache.fetchQuery({ ...routesQuery(slug), staleTime: 0 }));
      tell(
        "Somebody changed the routes meanwhile. Yours are still here; save again to put them over theirs.",
      );
    }
  });
  return (
    <form
      className="stack loose"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !missing) void save.run();
      }}
    >
      {isSilent(draftOf(saved.page)) && (
        <Caution>No route takes pages: whoever is on call hears nothing.</Caution>
      )}
      {!saved.mailConfigured && (
        <p className="muted">
          This server sends no mail: addresses are kept, but deliveries to them fail until an
          operator sets a mail server.
        </p>
      )}
      <div className={classes.pair}>
        <Panel title="Pages">
          <RouteFields slug={slug} name="page" value={page} onChange={setPage} canAct={canAct} />
        </Panel>
        <Panel title="Tickets">
          <RouteFields
            slug={slug}
            name="ticket"
            value={ticket}
            onChange={setTicket}
            canAct={canAct}
          />
        </Panel>
      </div>
      {save.problem !== null && <ProblemView error={save.problem} />}
      {canAct && (
        <div className="row wrap">
          <Button
            type="submit"
            loading={save.busy}
            {...(!changed || missing
              ? { "data-disabled": true, "aria-disabled": true, "aria-describedby": "routes-why" }
              : {})}
          >
            Save routes
          </Button>
          {changed && (
            <Button variant="default" onClick={() => take(saved)}>
              Undo changes
            </Button>
          )}
          <span className="muted micro" id="routes-why">
            {missing ?? (changed ? "" : "Nothing is changed yet.")}
          </span>
        </div>
      )}
      {canAct && <TestPanel slug={slug} changed={changed} />}
    </form>
  );
}

function TestPanel({ slug, changed }: { slug: string; changed: boolean }) {
  const [sent, setSent] = useState<Delivery[] | null>(null);
  const test = useAction(async () => setSent((await testRoutes(slug, null)).items));
  return (
    <Panel
      title="Try the page route"
      actions={
        <ActionButton
          size="xs"
          variant="default"
          loading={test.busy}
          why={changed ? "Save first: the test uses what is saved." : null}
          onClick={() => void test.run()}
        >
          Send a test
        </ActionButton>
      }
    >
      {test.problem !== null ? (
        <ProblemView error={test.problem} />
      ) : sent ? (
        <div className="stack">
          <p role="status">The test was sent: {deliveryDigest(sent)}.</p>
          <DeliveryList deliveries={sent} />
        </div>
      ) : (
        <p className="muted">
          Sends a message marked TEST over every way that takes pages, and says what became of it.
        </p>
      )}
    </Panel>
  );
}
