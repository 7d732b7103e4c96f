import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./notice.module.css";

/** Nothing here yet, why, and what to do about it. */
export function Empty(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <strong>{props.title}</strong>
      {props.children && <div>{props.children}</div>}
      {props.action && <div className={classes.emptyAction}>{props.action}</div>}
    </div>
  );
}

/** Grey lines in place of content that is on its way. */
export function Loading({ lines = 3, label = "Loading" }: { lines?: number; label?: string }) {
  return (
    <div className="stack" aria-busy="true">
      <span className="hidden-visually" role="status">
        {label}
      </span>
      {Array.from({ length: lines }, (_, i) => (
        <Skeleton key={i} height={14} width={`${90 - ((i * 17) % 45)}%`} />
      ))}
    </div>
  );
}

/** Something the reader should weigh before going on. */
export function Caution({ children }: { children: ReactNode }) {
  return (
    <div className={classes.caution}>
      <div>{children}</div>
    </div>
  );
}
