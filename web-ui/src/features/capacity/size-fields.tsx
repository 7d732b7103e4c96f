import { NumberInput } from "@mantine/core";
import classes from "./capacity.module.css";

interface Props {
  memory: number | string;
  cpu: number | string;
  onMemory: (value: number | string) => void;
  onCpu: (value: number | string) => void;
  autoFocus?: boolean;
}

/** Memory and processor time, by steps of a unit. */
export function SizeFields({ memory, cpu, onMemory, onCpu, autoFocus }: Props) {
  return (
    <div className={classes.fields}>
      <NumberInput
        label="Memory"
        description="A unit has 128 MiB"
        suffix=" MiB"
        value={memory}
        onChange={onMemory}
        min={96}
        max={4096}
        step={128}
        allowDecimal={false}
        clampBehavior="none"
        data-autofocus={autoFocus}
      />
      <NumberInput
        label="Processor time"
        description="A unit has 25 % of a core"
        suffix=" %"
        value={cpu}
        onChange={onCpu}
        min={10}
        max={400}
        step={25}
        allowDecimal={false}
        clampBehavior="none"
      />
    </div>
  );
}
