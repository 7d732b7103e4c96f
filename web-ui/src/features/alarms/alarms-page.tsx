import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { alarmsQuery, pagesQuery } from "@/api/alarms";
import { AlarmNav } from "@/components/alarm/alarm-nav";
import { OnCallNow } from "@/components/alarm/on-call-now";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { AlarmsTable } from "./alarms-table";
import { BlipPanel } from "./blip-panel";
import { FirstAlarm } from "./first-alarm";
import { FiringPanel } from "./firing-panel";
import { SilencesPanel } from "./silences-panel";
import classes from "./alarms.module.css";

/** What calls somebody now, then every alarm of the team, then what keeps them quiet or tries them. */
export function AlarmsPage() {
  const scope = useTeamScope();
  const { slug } = scope;
  const alarms = useQuery(alarmsQuery(slug));
  const pages = useQuery(pagesQuery(slug));
  const none = alarms.data?.length === 0;
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/alarms"
      title="Alarms"
      withEnv={false}
      actions={
        <>
          <OnCallNow slug={slug} />
          {scope.canAct && <NewAlarm scope={scope} />}
        </>
      }
    >
      <AlarmNav scope={scope} place="/teams/$team/alarms" />
      {!(none && pages.data?.length === 0) && (
        <FiringPanel scope={scope} pages={pages} alarms={alarms.data ?? []} />
      )}
      <Panel title="All alarms" live>
        <QueryView query={alarms} lines={6}>
          {(items) =>
            items.length === 0 ? (
              <FirstAlarm scope={scope} />
            ) : (
              <AlarmsTable scope={scope} alarms={items} />
            )
          }
        </QueryView>
      </Panel>
      <div className={classes.pair}>
        <SilencesPanel scope={scope} alarms={alarms.data ?? []} />
        <BlipPanel scope={scope} />
      </div>
    </OperatePage>
  );
}

function NewAlarm({ scope }: { scope: TeamScope }) {
  return (
    <Button
      renderRoot={(props) => (
        <Link
          to="/teams/$team/alarms/new"
          params={{ team: scope.slug }}
          search={scope.env === "STAGING" ? { env: "STAGING" } : {}}
          {...props}
        />
      )}
    >
      New alarm
    </Button>
  );
}
