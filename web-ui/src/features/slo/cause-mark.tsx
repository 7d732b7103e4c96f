import { type ReactNode, useId } from "react";
import type { Cause } from "@/api/slo-types";
import { CAUSE_WORDS } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

/** What a bad minute is charged to, as shape, colour and word. */
export function CauseMark({ cause }: { cause: Cause }) {
  return (
    <span className={classes.cause}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <CausePattern cause={cause} />
      </svg>
      {CAUSE_WORDS[cause].word}
    </span>
  );
}

/** A 16 by 16 tile of the cause: hatch, triangle, two bars, question, dashed ring. */
export function CausePattern({ cause }: { cause: Cause }) {
  switch (cause) {
    case "INSTRUCTOR_FAULT":
      return (
        <>
          <rect x="1.5" y="1.5" width="13" height="13" fill="none" stroke="var(--fd-ink)" />
          <path
            d="M2 8 8 2M2 14 14 2M8 14l6-6"
            fill="none"
            stroke="var(--fd-ink)"
            strokeWidth="1.6"
          />
        </>
      );
    case "TEAM_CHANGE":
      return <path d="M8 2 15 14H1Z" fill="var(--fd-series2)" />;
    case "PLATFORM":
      return <path d="M3 2h3.5v12H3zM9.5 2H13v12H9.5z" fill="var(--fd-no-data)" />;
    case "UNEXPLAINED":
      return (
        <>
          <rect x="1" y="1" width="14" height="14" rx="2" fill="var(--fd-series4)" />
          <path
            d="M6 6.2c0-2.9 4.4-2.9 4.2-.3-.1 1.6-2.1 1.7-2.1 3.3m0 1.7v1.2"
            fill="none"
            stroke="var(--fd-surface)"
            strokeWidth="1.6"
          />
        </>
      );
    case "PENDING":
      return (
        <circle
          cx="8"
          cy="8"
          r="6"
          fill="none"
          stroke="var(--fd-ink)"
          strokeWidth="1.8"
          strokeDasharray="2.6 2.1"
        />
      );
  }
}

const FILL: Partial<Record<Cause, string>> = {
  TEAM_CHANGE: "var(--fd-series2)",
  UNEXPLAINED: "var(--fd-series4)",
};

/** The causes as fills of a chart's areas; gives the value for `fill`. */
export function useCauseFills(): { defs: ReactNode; fill: (cause: Cause) => string } {
  const id = useId().replaceAll(":", "");
  return {
    fill: (cause) => FILL[cause] ?? `url(#${id}${cause})`,
    defs: (
      <defs>
        <pattern
          id={`${id}INSTRUCTOR_FAULT`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--fd-surface)" />
          <rect width="2.2" height="5" fill="var(--fd-ink)" />
        </pattern>
        <pattern id={`${id}PENDING`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill="var(--fd-surface)" />
          <circle cx="2.5" cy="2.5" r="1.2" fill="var(--fd-ink)" />
        </pattern>
        <pattern id={`${id}PLATFORM`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill="var(--fd-surface)" />
          <rect width="2.5" height="5" fill="var(--fd-no-data)" />
        </pattern>
      </defs>
    ),
  };
}
