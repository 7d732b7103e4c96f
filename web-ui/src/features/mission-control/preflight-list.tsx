import { Link } from "@tanstack/react-router";
import type { Preflight, TeamRef } from "@/api/types";
import { Shape } from "@/components/state-mark";
import { RestartButton } from "./restart-button";
import classes from "./mission-control.module.css";

/** The way to mend what a check found, where there is one. */
function Repair({ check, team }: { check: string; team: TeamRef }) {
  if (check === "bot-connected") return <RestartButton team={team} />;
  const name = <span className="hidden-visually"> of {team.name}</span>;
  if (check === "no-active-run")
    return <span className="muted">Halt that run first, with its button on this page.</span>;
  if (check.startsWith("baseline-") || check === "no-leftovers")
    return (
      <Link to="/teams/$team" params={{ team: team.slug }} target="_blank">
        Look at the service{name}
      </Link>
    );
  return null;
}

/** Each team's checks; those that failed say why. */
export function PreflightList({ plan }: { plan: Preflight }) {
  return (
    <ul className={`plain-list ${classes.preflight}`}>
      {plan.teams.map(({ team, ready, checks }) => (
        <li key={team.id}>
          <div className="row">
            <Shape tone={ready ? "ok" : "breach"} />
            <strong>{team.name}</strong>
            <span className="muted">
              {ready ? `ready, ${checks.length} checks passed` : "not ready"}
            </span>
          </div>
          {!ready && (
            <ul className="plain-list" style={{ paddingLeft: 22 }}>
              {checks
                .filter((check) => !check.ok)
                .map((check) => (
                  <li key={check.name}>
                    {check.name}: {check.detail} <Repair check={check.name} team={team} />
                  </li>
                ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
