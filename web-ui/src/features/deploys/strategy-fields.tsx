import { NumberInput, Radio, TextInput } from "@mantine/core";
import type { CanaryPlan, Deployment } from "@/api/types";
import { parseSteps } from "./canary-steps";

export interface Strategy {
  kind: Deployment["strategy"];
  steps: string;
  stepSeconds: number;
}

export const ROLLING: Strategy = { kind: "ROLLING", steps: "10, 25, 50", stepSeconds: 60 };

/** The canary as the server wants it, or what is wrong with it. */
export function planOf(strategy: Strategy): { canary: CanaryPlan | null; error: string | null } {
  if (strategy.kind === "ROLLING") return { canary: null, error: null };
  const parsed = parseSteps(strategy.steps);
  if ("error" in parsed) return { canary: null, error: `Canary steps: ${parsed.error}` };
  return { canary: { steps: parsed.steps, stepSeconds: strategy.stepSeconds }, error: null };
}

interface Props {
  value: Strategy;
  onChange: (value: Strategy) => void;
  whyNoCanary: string | null;
}

/** All at once, or by growing shares of the traffic. */
export function StrategyFields({ value, onChange, whyNoCanary }: Props) {
  return (
    <div className="stack">
      <Radio.Group
        label="Strategy"
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: kind === "CANARY" ? "CANARY" : "ROLLING" })}
      >
        <div className="stack tight" style={{ marginTop: 6 }}>
          <Radio
            value="ROLLING"
            label="Rolling"
            description="The new instance connects beside the old one, then takes over all traffic."
          />
          <Radio
            value="CANARY"
            label="Canary"
            disabled={whyNoCanary !== null}
            description={
              whyNoCanary ??
              "A share of the traffic first. Goes back by itself when users fare worse, on by itself when not."
            }
          />
        </div>
      </Radio.Group>
      {value.kind === "CANARY" && (
        <div className="row wrap" style={{ alignItems: "flex-start" }}>
          <TextInput
            label="Shares in percent"
            description="Rising; 100 follows by itself"
            value={value.steps}
            onChange={(event) => onChange({ ...value, steps: event.currentTarget.value })}
          />
          <NumberInput
            label="Seconds per step"
            description="5 to 3600"
            value={value.stepSeconds}
            min={5}
            max={3600}
            hideControls
            onChange={(seconds) => onChange({ ...value, stepSeconds: Number(seconds) || 60 })}
          />
        </div>
      )}
    </div>
  );
}
