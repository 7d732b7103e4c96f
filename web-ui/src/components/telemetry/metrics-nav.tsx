import { Link } from "@tanstack/react-router";
import type { TeamScope } from "@/components/operate/scope";
import classes from "./telemetry.module.css";

/** The two faces of metrics: asking, and what was kept to be looked at again. */
export function MetricsNav({
  scope,
  current,
}: {
  scope: TeamScope;
  current: "explore" | "boards";
}) {
  const search = scope.env === "STAGING" ? { env: scope.env } : {};
  return (
    <nav className={classes.nav} aria-label="Metrics">
      <Link
        to="/teams/$team/metrics"
        params={{ team: scope.slug }}
        search={search}
        activeProps={{}}
        aria-current={current === "explore" ? "page" : undefined}
      >
        Explore
      </Link>
      <Link
        to="/teams/$team/dashboards"
        params={{ team: scope.slug }}
        search={search}
        activeProps={{}}
        aria-current={current === "boards" ? "page" : undefined}
      >
        Dashboards
      </Link>
    </nav>
  );
}
