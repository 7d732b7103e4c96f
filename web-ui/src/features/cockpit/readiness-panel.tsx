import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { readinessQuery } from "@/api/automation";
import type { ReadinessItem } from "@/api/automation-types";
import { Shape } from "@/components/state-mark";
import classes from "./readiness.module.css";

/** What a team should have ready before something breaks. Quiet once it has; never in the cockpit's way. */
export function ReadinessPanel({ slug }: { slug: string }) {
  const readiness = useQuery(readinessQuery(slug));
  const [open, setOpen] = useState(false);
  const id = useId();
  // Nothing of the cockpit waits for this: its line is kept free, and stays empty when it fails.
  if (!readiness.data) return <div className={classes.line} aria-hidden="true" />;
  const { items } = readiness.data;
  const ready = items.filter((each) => each.ok).length;
  const missing = items.filter((each) => !each.ok);
  const first = missing[0];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id} className={classes.panel}>
      <div className={classes.line}>
        <Shape tone={missing.length === 0 ? "ok" : "warn"} />
        <h2 id={id} className={classes.title}>
          Readiness {ready} of {items.length}
        </h2>
        {!open && first && (
          <span className={classes.next}>
            Next: {first.label.charAt(0).toLowerCase() + first.label.slice(1)}.{" "}
            <Link to={first.href as "/"}>{first.doIt}</Link>
          </span>
        )}
        {missing.length === 0 && <span className="muted">You are prepared.</span>}
        <Button
          size="compact-xs"
          variant="default"
          className="push"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? "Hide checklist" : "Show checklist"}
        </Button>
      </div>
      {open && (
        <ul className={`plain-list ${classes.items}`}>
          {items.map((each) => (
            <Item key={each.id} item={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ item }: { item: ReadinessItem }) {
  return (
    <li>
      <span className={classes.mark}>
        <Shape tone={item.ok ? "ok" : "warn"} />
      </span>
      <div className="grow">
        <strong>{item.label}</strong>
        <span className="hidden-visually">: {item.ok ? "ready" : "to do"}</span>
        <div className="muted">{item.detail}</div>
      </div>
      {!item.ok && (
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link {...props} to={item.href as "/"} />}
        >
          {item.doIt}
        </Button>
      )}
    </li>
  );
}
