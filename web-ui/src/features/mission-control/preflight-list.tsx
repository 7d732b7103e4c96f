import type { Preflight } from "@/api/types";
import { Shape } from "@/components/state-mark";
import classes from "./mission-control.module.css";

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
                    {check.name}: {check.detail}
                  </li>
                ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
