import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Alarm } from "@/api/types";
import { alarmQuery, alarmsQuery } from "@/api/alarms";
import { Problem } from "@/api/problem";
import { ALARM_WORDS } from "@/components/alarm/alarm-words";
import { Caution } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { useShortcut } from "@/components/shortcuts";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { AlarmFacts } from "./alarm-facts";
import { DeleteDialog } from "./delete-dialog";
import { definitionOf } from "./draft";
import { HistoryPanel } from "./history-panel";
import { PreviewPanel } from "./preview-panel";
import { SilenceDialog } from "./silence-dialog";
import { SwitchDialog } from "./switch-dialog";
import { TestFireDialog } from "./test-fire-dialog";
import classes from "./alarms.module.css";

/** One alarm: what it watches, what it says now and said before, and trying it out. */
export function AlarmPage() {
  const scope = useTeamScope();
  const { id = "" } = useParams({ strict: false });
  const alarm = useQuery(alarmQuery(scope.slug, id));
  if (alarm.error instanceof Problem && alarm.error.status === 404)
    return <NotFoundText what="alarm" />;
  const { data } = alarm;
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/alarms"
      title={data?.name ?? "Alarm"}
      withEnv={false}
      heading={
        <span className="row wrap">
          <span style={{ overflowWrap: "anywhere" }}>{data?.name ?? "Alarm"}</span>
          {data && (
            <span style={{ fontSize: 14, fontWeight: 400 }}>
              <StateMark
                said={
                  data.enabled ? ALARM_WORDS[data.state] : { word: "Switched off", tone: "none" }
                }
                live
              />
            </span>
          )}
        </span>
      }
      eyebrow={
        <>
          {" › "}
          <Link to="/teams/$team/alarms" params={{ team: scope.slug }}>
            Alarms
          </Link>
        </>
      }
      actions={data && scope.canAct && <Actions scope={scope} alarm={data} />}
    >
      <QueryView query={alarm} lines={8}>
        {(item) => (
          <>
            {item.silencedUntil && (
              <Caution>
                Silenced until <When at={item.silencedUntil} />: it watches, but pages nobody.
              </Caution>
            )}
            <div className={classes.detail}>
              <div className="stack loose">
                <PreviewPanel
                  slug={scope.slug}
                  title="The last hour by this definition"
                  definition={definitionOf(item)}
                />
                <HistoryPanel slug={scope.slug} alarm={item} />
              </div>
              <AlarmFacts slug={scope.slug} alarm={item} />
            </div>
          </>
        )}
      </QueryView>
    </OperatePage>
  );
}

type Open = "fire" | "silence" | "switch" | "delete";

function Actions({ scope, alarm }: { scope: TeamScope; alarm: Alarm }) {
  const [open, setOpen] = useState<Open | null>(null);
  const alarms = useQuery(alarmsQuery(scope.slug));
  const close = () => setOpen(null);
  useShortcut("t", `Test-fire ${alarm.name}`, () => setOpen("fire"));
  useShortcut("s", `Silence ${alarm.name}`, () => setOpen("silence"));
  const { slug } = scope;
  return (
    <>
      <Button variant="default" onClick={() => setOpen("delete")}>
        Delete…
      </Button>
      <Button variant="default" onClick={() => setOpen("switch")}>
        {alarm.enabled ? "Switch off…" : "Switch on…"}
      </Button>
      <Button variant="default" onClick={() => setOpen("silence")} aria-keyshortcuts="s">
        Silence…
      </Button>
      <Button variant="default" onClick={() => setOpen("fire")} aria-keyshortcuts="t">
        Test-fire…
      </Button>
      <Button
        renderRoot={(props) => (
          <Link
            to="/teams/$team/alarms/$id/edit"
            params={{ team: slug, id: alarm.id }}
            {...props}
          />
        )}
      >
        Edit
      </Button>
      {open === "fire" && <TestFireDialog slug={slug} alarm={alarm} onClose={close} />}
      {open === "silence" && (
        <SilenceDialog
          scope={scope}
          alarms={alarms.data ?? [alarm]}
          preset={[alarm.id]}
          onClose={close}
        />
      )}
      {open === "switch" && <SwitchDialog slug={slug} alarm={alarm} onClose={close} />}
      {open === "delete" && <DeleteDialog slug={slug} alarm={alarm} onClose={close} />}
    </>
  );
}
