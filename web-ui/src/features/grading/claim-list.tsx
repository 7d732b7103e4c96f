import type { BlindClaim } from "@/api/review-types";
import { StateMark } from "@/components/state-mark";
import type { Said } from "@/components/words";
import classes from "./review.module.css";

const SAID: Record<BlindClaim["verdict"], Said> = {
  AGREES: { word: "Agrees", tone: "ok" },
  OFF_BY: { word: "Off", tone: "warn" },
  NO_EVIDENCE: { word: "No evidence", tone: "none" },
};

interface ClaimListProps {
  claims: readonly BlindClaim[];
  chosen: number | null;
  onChoose: (index: number) => void;
}

/** What the text says beside what the record has: a suggestion, never points by itself. */
export function ClaimList({ claims, chosen, onChoose }: ClaimListProps) {
  if (claims.length === 0) {
    return <p className="muted micro">The text makes no claim that the record could answer.</p>;
  }
  return (
    <ol className={classes.claims} aria-label="Claims of the text">
      {claims.map((claim, index) => (
        <li key={index}>
          <button
            type="button"
            className={classes.claim}
            aria-pressed={chosen === index}
            onClick={() => onChoose(index)}
          >
            <span className={classes.quote}>{claim.text}</span>
            <span className="muted">
              says {claim.stated}
              {claim.record ? `; record: ${claim.record}` : ""}
              {claim.offSeconds != null ? ` (${claim.offSeconds} s)` : ""}
            </span>
            <StateMark said={SAID[claim.verdict]} />
          </button>
        </li>
      ))}
    </ol>
  );
}
