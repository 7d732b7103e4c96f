import type { Capacity } from "@/api/capacity-types";
import { count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { ENV_WORDS } from "@/components/words";
import classes from "./capacity.module.css";

/** The team's units and what they are spent on, one box each. */
export function BudgetPanel({ capacity }: { capacity: Capacity }) {
  const { units, used, left } = capacity.budget;
  const owners = capacity.environments.flatMap((each) =>
    Array.from({ length: each.units }, () => each.environment),
  );
  return (
    <Panel title="Budget" live>
      <div className={classes.stat}>
        <span className={`${classes.value} live`}>{left}</span>
        <span className="muted">
          of {count(units, "unit")} left;{" "}
          {capacity.environments
            .map((each) => `${ENV_WORDS[each.environment].toLowerCase()} has ${each.units}`)
            .join(", ")}
        </span>
      </div>
      <ul className={`plain-list ${classes.units}`} aria-hidden="true">
        {Array.from({ length: Math.max(units, used) }, (_, at) => {
          const owner = owners[at];
          return (
            <li
              key={at}
              className={
                owner === "PRODUCTION"
                  ? classes.production
                  : owner === "STAGING"
                    ? classes.staging
                    : classes.free
              }
            >
              {owner ? ENV_WORDS[owner].charAt(0) : ""}
            </li>
          );
        })}
      </ul>
      <p className="muted micro">{capacity.explanation}</p>
    </Panel>
  );
}
