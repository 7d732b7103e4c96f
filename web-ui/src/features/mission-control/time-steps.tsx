import { Button } from "@mantine/core";
import type { Mission } from "@/api/types";
import { clock } from "@/components/time";
import { momentWords } from "./time-step";
import classes from "./mission.module.css";

interface StepsProps {
  mission: Mission;
  at: number | null;
  onStep: (by: number) => void;
  onLive: () => void;
}

/** Goes back over the map column by column, and says how the class burned then. */
export function TimeSteps({ mission, at, onStep, onLive }: StepsProps) {
  return (
    <div className={classes.steps}>
      <Button
        size="compact-xs"
        variant="default"
        aria-keyshortcuts=","
        onClick={() => onStep(-1)}
        aria-label="One step back in time"
      >
        ← ,
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-keyshortcuts="."
        onClick={() => onStep(1)}
        aria-label="One step on in time"
      >
        . →
      </Button>
      {at !== null && (
        <Button size="compact-xs" variant="default" aria-keyshortcuts="L" onClick={onLive}>
          Back to live (L)
        </Button>
      )}
      <span className="micro" role="status">
        {at === null ? (
          <span className="muted">live</span>
        ) : (
          <>
            <strong className="num">At {clock(at)}:</strong> {momentWords(mission, at)}.
          </>
        )}
      </span>
    </div>
  );
}
