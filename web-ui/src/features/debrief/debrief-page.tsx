import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { debriefQuery } from "@/api/debrief";
import type { Debrief } from "@/api/debrief-types";
import { Problem } from "@/api/problem";
import type { DebriefSearch } from "@/components/debrief/debrief-address";
import { copyText } from "@/components/copy-button";
import { Empty, Loading } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { isStaff, useSession } from "@/components/session";
import { Clock } from "@/components/time";
import { axisOf } from "./alignment";
import { TeamEvidence } from "./team-evidence";
import { Numbers, ReportLinks, TalkingPoints } from "./numbers-panel";
import { ChapterList, Scrubber } from "./scrubber";
import { TeamReplay } from "./team-replay";
import { usePlayer } from "./use-player";
import classes from "./debrief.module.css";

const SIDE_BY_SIDE = 4;

export function DebriefPage() {
  const { run = "" } = useParams({ strict: false });
  const debrief = useQuery(debriefQuery(run));
  if (debrief.data) return <Loaded debrief={debrief.data} />;
  if (debrief.error instanceof Problem && debrief.error.status === 404) {
    return <NotFoundText what="debrief" />;
  }
  return (
    <Page title="Debrief">
      {debrief.isError ? (
        <ProblemView error={debrief.error} retry={() => void debrief.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

/** A run told again: replay, chapters, how the class did, what to talk about. */
function Loaded({ debrief }: { debrief: Debrief }) {
  const { role, projector } = useSession();
  const { run } = debrief;
  const staff = isStaff(role);
  return (
    <Page
      title={`Debrief of run ${run.number}`}
      heading={`Debrief of run ${run.number}${run.title ? `: ${run.title}` : ""}`}
      eyebrow={<Link to="/debriefs">Debriefs</Link>}
      actions={staff && !projector ? <ReportLinks run={run.id} /> : null}
    >
      <p className="muted">
        {run.endedAt ? (
          <>
            <Clock at={run.startedAt} withDate /> to <Clock at={run.endedAt} />.
          </>
        ) : (
          <>
            Since <Clock at={run.startedAt} withDate />. The run goes on: this is how far it has
            come.
          </>
        )}
        {debrief.named ? "" : " Other teams appear without their names, in no order."}
      </p>
      <Replayed debrief={debrief} />
      <Numbers debrief={debrief} />
      {debrief.points.length > 0 && <TalkingPoints debrief={debrief} />}
    </Page>
  );
}

function Replayed({ debrief }: { debrief: Debrief }) {
  const search = useSearch({ strict: false }) as DebriefSearch;
  const navigate = useNavigate();
  const axis = axisOf(debrief);
  const player = usePlayer(axis, search.t ?? Math.max(axis.from, -30));
  const wanted = search.teams?.split(",") ?? [];
  const chosen = debrief.teams.filter((team) => wanted.includes(team.key));
  const shown = chosen.length > 0 ? chosen : debrief.teams.slice(0, 2);
  const show = (key: string, on: boolean) => {
    const next = shown.map((team) => team.key).filter((each) => each !== key);
    const keys = on ? [...next, key].slice(-SIDE_BY_SIDE) : next;
    void navigate({
      to: "/debrief/$run",
      params: { run: debrief.run.id },
      search: { teams: keys.join(",") },
      replace: true,
      resetScroll: false,
    });
  };
  const link = () => {
    const url = new URL(globalThis.location.href);
    url.searchParams.set("t", String(Math.round(player.second)));
    url.searchParams.set("teams", shown.map((team) => team.key).join(","));
    void copyText(url.href, "the link to this moment");
  };
  return (
    <Panel
      title="Replay"
      actions={
        <Button variant="default" size="xs" onClick={link}>
          Copy link to this moment
        </Button>
      }
    >
      {debrief.teams.length === 0 ? (
        <Empty title="No team took part.">There is nothing to play again.</Empty>
      ) : (
        <div className="stack loose">
          <Scrubber debrief={debrief} axis={axis} player={player} />
          <div className={classes.replay}>
            <div className="stack">
              <h3>Chapters</h3>
              <ChapterList debrief={debrief} player={player} />
              {debrief.teams.length > 1 && (
                <fieldset className={classes.choice}>
                  <legend>Side by side, at most {SIDE_BY_SIDE}</legend>
                  {debrief.teams.map((team) => (
                    <Checkbox
                      key={team.key}
                      label={team.own ? `${team.name} (yours)` : team.name}
                      checked={shown.includes(team)}
                      disabled={shown.length === 1 && shown.includes(team)}
                      onChange={(event) => show(team.key, event.currentTarget.checked)}
                    />
                  ))}
                </fieldset>
              )}
            </div>
            <div className={classes.columns}>
              {shown.map((team) => (
                <TeamReplay
                  key={team.key}
                  debrief={debrief}
                  team={team}
                  axis={axis}
                  second={player.second}
                />
              ))}
            </div>
          </div>
          <TeamEvidence debrief={debrief} teams={shown} second={player.second} />
        </div>
      )}
    </Panel>
  );
}
