import { Link } from "@tanstack/react-router";
import type { TeamScope } from "@/components/operate/scope";
import classes from "./alarm-nav.module.css";

const PLACES = [
  { to: "/teams/$team/alarms", label: "Alarms and pages" },
  { to: "/teams/$team/on-call", label: "On call" },
  { to: "/teams/$team/routes", label: "Routes" },
] as const;
export type AlarmPlace = (typeof PLACES)[number]["to"];

/** The three pages about being called. */
export function AlarmNav({ scope, place }: { scope: TeamScope; place: AlarmPlace }) {
  return (
    <nav aria-label="Alarms" className={classes.nav}>
      {PLACES.map((each) => (
        <Link
          key={each.to}
          to={each.to}
          params={{ team: scope.slug }}
          search={scope.env === "PRODUCTION" ? {} : { env: scope.env }}
          className={`${classes.place} ${each.to === place ? classes.here : ""}`}
          activeProps={{}}
          aria-current={each.to === place ? "page" : undefined}
        >
          {each.label}
        </Link>
      ))}
    </nav>
  );
}
