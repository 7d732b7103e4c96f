import { Radio } from "@mantine/core";
import { type FreezeGate, FreezeOverride } from "@/components/deploy/freeze-override";
import { ENV_WORDS } from "@/components/words";
import type { Env } from "@/api/types";

interface Props {
  env: Env;
  value: boolean;
  onChange: (deploy: boolean) => void;
  gate: FreezeGate;
}

/** Saving alone changes nothing for users; says when it will, and whether a freeze holds it up. */
export function DeployChoice({ env, value, onChange, gate }: Props) {
  return (
    <>
      <Radio.Group
        label="When it takes effect"
        value={value ? "now" : "later"}
        onChange={(choice) => onChange(choice === "now")}
      >
        <div className="stack tight" style={{ marginTop: 6 }}>
          <Radio
            value="now"
            label="Deploy now"
            description={`Starts the release in service in ${ENV_WORDS[env].toLowerCase()} again with it, without a gap.`}
          />
          <Radio
            value="later"
            label="Save only"
            description="The running bot keeps the old values until the next deployment or restart."
          />
        </div>
      </Radio.Group>
      {value && <FreezeOverride gate={gate} />}
    </>
  );
}
