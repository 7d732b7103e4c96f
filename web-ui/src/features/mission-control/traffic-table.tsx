import { useQuery } from "@tanstack/react-query";
import { runTrafficQuery } from "@/api/queries";
import type { Run, TeamTraffic, TrafficStretch } from "@/api/types";
import { percent } from "@/components/numbers";
import { ProblemView } from "@/components/problem-view";
import { runClock } from "@/components/time";
import { LoadLine } from "./load-line";
import classes from "./mission-control.module.css";

/** What load was meant to come during the run and what came; nothing where none was meant. */
export function TrafficTable({ run }: { run: Run }) {
  const traffic = useQuery(runTrafficQuery(run));
  if (traffic.isError)
    return <ProblemView error={traffic.error} retry={() => void traffic.refetch()} />;
  const rows = (traffic.data?.items ?? []).flatMap((item) =>
    item.stretches.map((stretch) => ({ team: item.team, stretch })),
  );
  if (rows.length === 0) return null;
  return (
    <div className={classes.step}>
      <div className="row wrap between">
        <h3>Load</h3>
        <span className="muted micro num live">{totals(rows)}</span>
      </div>
      <div className="scroll-x" tabIndex={0} role="group" aria-label="Load">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col">Who</th>
              <th scope="col">Since</th>
              <th scope="col">Achieved of intended</th>
              <th scope="col">Each ten seconds</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ team, stretch }) => (
              <tr key={stretch.operation}>
                <th scope="row">{team.name}</th>
                <td>{who(stretch)}</td>
                <td className="nowrap">{runClock(stretch.since, run.startedAt)}</td>
                <td className="num live">
                  {stretch.achieved} of {stretch.intended}
                  {stretch.intended > 0 && ` (${percent(stretch.ratio, 1)})`}
                  <div className="micro muted">{verdict(stretch)}</div>
                </td>
                <td>
                  <LoadLine stretch={stretch} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

type Row = { team: TeamTraffic["team"]; stretch: TrafficStretch };

function totals(rows: Row[]): string {
  const achieved = rows.reduce((sum, { stretch }) => sum + stretch.achieved, 0);
  const intended = rows.reduce((sum, { stretch }) => sum + stretch.intended, 0);
  return `${achieved} of ${intended} messages came`;
}

function who(stretch: TrafficStretch): string {
  if (stretch.kind === "STORM") return `${stretch.persona ?? "A foreign bot"}, a storm`;
  return `${stretch.persona ?? "The usual users"}, ${stretch.profile}`;
}

/** Says whose failure a gap is. */
export function verdict(stretch: TrafficStretch): string {
  const words: string[] = [];
  if (stretch.platformError) {
    words.push("The platform could not bring enough: do not blame the bot");
  }
  if (stretch.dropped > 0) words.push(`${stretch.dropped} dropped`);
  if (stretch.again > 0) words.push(`${stretch.again} more by asking again`);
  if (words.length === 0) return stretch.running ? "As intended so far" : "As intended";
  return words.join("; ");
}
