import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OnCall, Override } from "@/api/types";
import { keys } from "@/api/keys";
import { endOverride, onCallQuery } from "@/api/on-call";
import { AlarmNav } from "@/components/alarm/alarm-nav";
import { ActionButton } from "@/components/action-button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution, Empty } from "@/components/empty";
import { sentenceList } from "@/components/numbers";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { When, span, useNow } from "@/components/time";
import { HandOverDialog } from "./hand-over-dialog";
import { RotaDialog } from "./rota-dialog";
import { shiftWords } from "./shift-days";
import { WeekStrip } from "./week-strip";
import classes from "./on-call.module.css";

/** Who answers now, who is next, and when nobody does. */
export function OnCallPage() {
  const scope = useTeamScope();
  const duty = useQuery(onCallQuery(scope.slug));
  const [open, setOpen] = useState<"rota" | "hand-over" | null>(null);
  const some = (duty.data?.rota.members.length ?? 0) > 0;
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/alarms"
      title="On call"
      withEnv={false}
      actions={
        duty.data &&
        scope.canAct && (
          <>
            <Button variant="default" onClick={() => setOpen("rota")}>
              {some ? "Edit rota…" : "Set up a rota…"}
            </Button>
            <ActionButton
              why={(scope.team?.members.length ?? 0) > 0 ? null : "The team has no member yet."}
              onClick={() => setOpen("hand-over")}
            >
              Hand over…
            </ActionButton>
          </>
        )
      }
    >
      <AlarmNav scope={scope} place="/teams/$team/on-call" />
      <QueryView query={duty} lines={8}>
        {(data) => (
          <>
            <Holes duty={data} />
            <div className={classes.grid}>
              <Panel title="Now" live>
                <Now duty={data} />
              </Panel>
              <Panel title="The next seven days" live>
                {data.shifts.length === 0 ? (
                  <Empty title="There is no rota yet.">
                    {scope.canAct
                      ? "Set one up: who takes turns, how long a turn lasts. Until then a page calls the whole team."
                      : "The team sets one up; until then a page calls the whole team."}
                  </Empty>
                ) : (
                  <WeekStrip duty={data} />
                )}
              </Panel>
            </div>
            <Overrides scope={scope} overrides={data.overrides} />
          </>
        )}
      </QueryView>
      {open === "rota" && duty.data && (
        <RotaDialog scope={scope} duty={duty.data} onClose={() => setOpen(null)} />
      )}
      {open === "hand-over" && duty.data && (
        <HandOverDialog scope={scope} duty={duty.data} onClose={() => setOpen(null)} />
      )}
    </OperatePage>
  );
}

/** Times without anybody, said before anything else. */
function Holes({ duty }: { duty: OnCall }) {
  if (duty.holes.length === 0 || duty.rota.members.length === 0) return null;
  return (
    <Caution>
      {duty.holes.slice(0, 3).map((hole) => (
        <p key={hole.from}>
          Nobody is on call from <When at={hole.from} /> to <When at={hole.until} />: a page calls
          the whole team then.
        </p>
      ))}
      {duty.holes.length > 3 && <p>And {duty.holes.length - 3} more times this week.</p>}
    </Caution>
  );
}

function Now({ duty }: { duty: OnCall }) {
  const now = useNow();
  const { person: me } = useSession();
  const { escalation, rota } = duty;
  const wait = span(escalation.ackWithinSeconds * 1000);
  return (
    <div className="stack">
      {duty.now ? (
        <div>
          <p className={`${classes.who} live`}>
            {duty.now.name}
            {duty.now.id === me.id ? " (you)" : ""}
          </p>
          <p className="muted">
            @{duty.now.handle}
            {duty.until && (
              <>
                {" "}
                until <When at={duty.until} />,{" "}
                {span(Math.floor((Date.parse(duty.until) - now) / 60_000) * 60_000)} more
              </>
            )}
          </p>
        </div>
      ) : (
        <div>
          <p className={classes.who}>Nobody</p>
          <p className="muted">A page calls the whole team.</p>
        </div>
      )}
      {duty.next && (
        <p>
          Next: <strong className="live">{duty.next.name}</strong>
        </p>
      )}
      <p>
        A page that nobody acknowledges within {wait} goes to{" "}
        {escalation.then === "NEXT" ? "the next in the rota" : "the whole team"}.
      </p>
      {rota.members.length > 0 && (
        <p className="muted">
          {sentenceList(rota.members.map((handle) => `@${handle}`))} take turns of{" "}
          {shiftWords(rota.shiftHours)}, counted from <When at={rota.startsAt} /> ({rota.timeZone}).
        </p>
      )}
    </div>
  );
}

/** Turns that differ from the rota because somebody handed over. */
function Overrides({ scope, overrides }: { scope: TeamScope; overrides: Override[] }) {
  const cache = useQueryClient();
  const [ending, setEnding] = useState<Override | null>(null);
  if (overrides.length === 0) return null;
  return (
    <Panel title="Handed over">
      <ul className={`plain-list ${classes.rows}`}>
        {overrides.map((turn) => (
          <li key={turn.id}>
            <span>
              <strong>{turn.person?.name ?? "Somebody"}</strong> from <When at={turn.from} /> to{" "}
              <When at={turn.until} />
              {turn.note && <span className="muted"> “{turn.note}”</span>}
            </span>
            {scope.canAct && (
              <Button
                size="xs"
                variant="default"
                onClick={() => setEnding(turn)}
                aria-label={`Give back the turn of ${turn.person?.name ?? "somebody"}`}
              >
                Give back…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <ConfirmDialog
          opened
          onClose={() => setEnding(null)}
          title="Give this turn back to the rota?"
          confirm="Give back"
          focusConfirm
          onConfirm={async () => {
            await endOverride(scope.slug, ending.id);
            await cache.invalidateQueries({ queryKey: keys.onCall(scope.slug) });
          }}
        >
          <p>
            From now on pages of <When at={ending.from} /> to <When at={ending.until} /> go to whom
            the rota names, no longer to {ending.person?.name ?? "the one it was handed to"}.
          </p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
