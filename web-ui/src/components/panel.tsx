import { type ReactNode, useId } from "react";
import { useConnection } from "@/live/connection";
import classes from "./panel.module.css";
import { clock } from "./time";

interface PanelProps {
  title: ReactNode;
  children: ReactNode;
  /** Right of the title. */
  actions?: ReactNode;
  /** Shows "as of …" once the stream is late. */
  live?: boolean;
  className?: string;
  flush?: boolean;
}

/** A titled region of a page. */
export function Panel({ title, children, actions, live = false, className, flush }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`${classes.panel} ${className ?? ""}`}>
      <header className={classes.head}>
        <h2 id={id}>{title}</h2>
        {live && <AsOf />}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}

/** The age of what is shown, only while it is not current. */
export function AsOf() {
  const { freshness, asOf } = useConnection();
  if (freshness === "LIVE" || freshness === "CONNECTING" || !asOf) return null;
  return <span className={classes.asOf}>as of {clock(asOf)}</span>;
}
