import { Link } from "@tanstack/react-router";
import type { Incident } from "@/api/types";
import { StateMark } from "@/components/state-mark";
import { hms, useNow } from "@/components/time";
import { INCIDENT_WORDS } from "@/components/words";
import classes from "./cockpit.module.css";

/** The team's open incidents; nothing at all when there is none. */
export function IncidentsPanel({ open }: { open: Incident[] }) {
  const now = useNow();
  if (open.length === 0) return null;
  return (
    <section aria-label="Open incidents" className="stack tight">
      {open.map((incident) => (
        <div key={incident.id} className={classes.incident}>
          <Link to="/incidents/$id" params={{ id: incident.id }}>
            INC-{incident.number} {incident.title}
          </Link>
          <span>{incident.severity}</span>
          <StateMark said={INCIDENT_WORDS[incident.status]} live />
          <span className="num">open {hms(now - Date.parse(incident.declaredAt))}</span>
          <Link className="push" to="/incidents/$id" params={{ id: incident.id }}>
            Open incident room
          </Link>
        </div>
      ))}
    </section>
  );
}
