import type { Run } from "@/api/types";
import { count } from "@/components/numbers";

/** Names everything halting touches. */
export function haltRadius(run: Run): string {
  const active = run.teams
    .flatMap((team) => team.steps)
    .filter((step) => step.kind === "FAULT" && isInForce(step.state)).length;
  const open = run.teams.filter(
    (team) => team.incident && team.incident.status !== "RESOLVED",
  ).length;
  return (
    `Ends the run for ${count(run.teams.length, "team")} now and reverts ${count(active, "active fault")}. ` +
    `${count(open, "open incident stays", "open incidents stay")} open. A halted run cannot be resumed.`
  );
}

function isInForce(state: Run["teams"][number]["steps"][number]["state"]): boolean {
  return ["INTENT", "APPLYING", "APPLIED", "VERIFIED", "REVERTING", "STUCK"].includes(state);
}
