import { Link } from "@tanstack/react-router";
import type { Run } from "@/api/types";
import { Panel } from "@/components/panel";
import { useNow } from "@/components/time";
import { needs } from "./phases";
import classes from "./mission-control.module.css";

/** Teams that will not get on by themselves, worst first. */
export function NeedsYou({ run, hideNames }: { run: Run; hideNames: boolean }) {
  const now = useNow();
  const list = needs(run, now, (title) => (hideNames ? "A fault" : title));
  return (
    <Panel title={`Needs you (${list.length})`} live>
      {list.length === 0 ? (
        <p className="muted">Nobody. Faults apply, and teams that are hit have noticed.</p>
      ) : (
        <ul className="plain-list">
          {list.map((need) => (
            <li key={need.team.id + need.reason} className={classes.need}>
              <Link to="/teams/$team" params={{ team: need.team.slug }}>
                {need.team.name}
              </Link>
              <span>{need.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
