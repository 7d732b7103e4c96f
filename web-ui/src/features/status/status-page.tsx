import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Problem } from "@/api/problem";
import { publicStatusQuery } from "@/api/slo";
import type { PublicStatus } from "@/api/slo-types";
import { useDocumentTitle } from "@/components/page";
import { Loading } from "@/components/empty";
import { ProblemView } from "@/components/problem-view";
import { Shape, StateMark } from "@/components/state-mark";
import { clock } from "@/components/time";
import { DayStrip } from "./day-strip";
import { IncidentItem } from "./incident-item";
import { STATUS_WORDS } from "./status-words";
import classes from "./status.module.css";

/** A team's service for its users: no account, no names, nothing to press. */
export function StatusPage() {
  const { slug = "" } = useParams({ strict: false });
  const status = useQuery(publicStatusQuery(slug));
  const missing = status.error instanceof Problem && status.error.status === 404;
  useDocumentTitle(status.data ? `${status.data.team}: ${status.data.headline}` : "Status");
  return (
    <main className={classes.page}>
      {status.data ? (
        <Status status={status.data} failed={status.isError} />
      ) : missing ? (
        <div className={classes.nothing}>
          <h1>There is no status page here</h1>
          <p>
            The address may be mistyped, or the team keeps its page closed. The team can open it on
            its SLO page.
          </p>
        </div>
      ) : status.isError ? (
        <>
          <h1>Status</h1>
          <ProblemView error={status.error} retry={() => void status.refetch()} />
        </>
      ) : (
        <Loading lines={6} />
      )}
    </main>
  );
}

function Status({ status, failed }: { status: PublicStatus; failed: boolean }) {
  const tone = STATUS_WORDS[status.state].tone;
  const open = status.incidents.filter((each) => each.state !== "RESOLVED");
  const past = status.incidents.filter((each) => each.state === "RESOLVED");
  return (
    <>
      <header className={classes.header}>
        <span className="muted">Status of team {status.team}&apos;s service</span>
        <div className={`${classes.banner} ${classes[tone]}`}>
          <Shape tone={tone} size={26} />
          <h1>{status.headline}</h1>
        </div>
        <p className="muted micro" role={failed ? "alert" : undefined}>
          {failed ? "The server does not answer just now. This was known " : "As of "}
          {clock(status.generatedAt)}; looks again by itself.
        </p>
      </header>
      {open.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">Happening now</h2>
          {open.map((each) => (
            <IncidentItem key={each.startedAt + each.title} incident={each} />
          ))}
        </section>
      )}
      <section aria-labelledby="components">
        <h2 id="components">Commands</h2>
        {status.components.length === 0 ? (
          <p className="muted">Nobody has used the service yet.</p>
        ) : (
          <ul className={`plain-list ${classes.components}`}>
            {status.components.map((each) => (
              <li key={each.name}>
                <div className="row wrap between">
                  <strong className="mono">{each.name}</strong>
                  <StateMark said={STATUS_WORDS[each.state]} />
                </div>
                <DayStrip name={each.name} days={each.days} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="past">
        <h2 id="past">Earlier incidents</h2>
        {past.length === 0 ? (
          <p className="muted">No incident was told of here.</p>
        ) : (
          past.map((each) => <IncidentItem key={each.startedAt + each.title} incident={each} />)
        )}
      </section>
      <footer className="muted micro">
        Measured by synthetic users that ask like real ones. “Operational”, “degraded” and “outage”
        speak of the last five minutes; the bars of whole days of UTC, the last one of today so far.
      </footer>
    </>
  );
}
