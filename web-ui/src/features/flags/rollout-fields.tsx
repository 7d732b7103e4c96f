import { NumberInput } from "@mantine/core";
import type { Share } from "@/api/types";
import { withShare } from "./rollout";
import classes from "./flags.module.css";

interface Props {
  shares: Share[];
  onChange: (shares: Share[]) => void;
}

/** A slider and a number per variant; moving one moves the others, so that they always sum to 100. */
export function RolloutFields({ shares, onChange }: Props) {
  return (
    <ul className={`plain-list ${classes.shares}`}>
      {shares.map((share) => (
        <li key={share.variant}>
          <span className={classes.variant}>{share.variant}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={1}
            aria-label={`Share of ${share.variant}`}
            aria-valuetext={`${share.percent} percent`}
            value={share.percent}
            onChange={(event) =>
              onChange(withShare(shares, share.variant, event.currentTarget.valueAsNumber))
            }
          />
          <NumberInput
            size="xs"
            aria-label={`Share of ${share.variant} in percent`}
            value={share.percent}
            min={0}
            max={100}
            allowDecimal={false}
            suffix=" %"
            hideControls
            onChange={(value) => {
              if (typeof value === "number" && value !== share.percent) {
                onChange(withShare(shares, share.variant, value));
              }
            }}
          />
        </li>
      ))}
    </ul>
  );
}
