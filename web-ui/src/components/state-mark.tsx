import type { Said, Tone } from "./words";
import classes from "./state-mark.module.css";

/** A state as shape, word and colour; never colour alone. */
export function StateMark({ said, live = false }: { said: Said; live?: boolean }) {
  return (
    <span className={`${classes.mark} ${classes[said.tone]} ${live ? "live" : ""}`}>
      <Shape tone={said.tone} />
      {said.word}
    </span>
  );
}

/** Hollow circle, triangle, crossed square, dashed ring, solid dot. */
export function Shape({ tone, size = 14 }: { tone: Tone; size?: number }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width={size}
      height={size}
      aria-hidden="true"
      className={`${classes.shape} ${classes[tone]}`}
    >
      {tone === "ok" && <circle cx="7" cy="7" r="4.6" fill="none" strokeWidth="1.8" />}
      {tone === "warn" && <path d="M7 1.6 13.2 12.6H.8Z" className={classes.fill} stroke="none" />}
      {tone === "breach" && (
        <>
          <rect
            x="1"
            y="1"
            width="12"
            height="12"
            rx="1.5"
            className={classes.fill}
            stroke="none"
          />
          <path d="M4.3 4.3l5.4 5.4M9.7 4.3l-5.4 5.4" className={classes.cross} strokeWidth="1.8" />
        </>
      )}
      {tone === "none" && (
        <circle cx="7" cy="7" r="4.8" fill="none" strokeWidth="1.6" strokeDasharray="2.2 1.8" />
      )}
      {tone === "neutral" && (
        <circle cx="7" cy="7" r="3.4" className={classes.fill} stroke="none" />
      )}
    </svg>
  );
}
