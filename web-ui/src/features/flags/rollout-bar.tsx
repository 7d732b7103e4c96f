import type { Share } from "@/api/types";
import { shareWords } from "./rollout";
import classes from "./flags.module.css";

/** The shares as one bar, told apart by shade and named; the words stand beside it as well. */
export function RolloutBar({ shares }: { shares: Share[] }) {
  return (
    <div className={`${classes.bar} live`} role="img" aria-label={shareWords(shares)}>
      {shares
        .filter((share) => share.percent > 0)
        .map((share) => (
          <span key={share.variant} style={{ width: `${share.percent}%` }}>
            {share.percent >= 12 ? share.variant : ""}
          </span>
        ))}
    </div>
  );
}
