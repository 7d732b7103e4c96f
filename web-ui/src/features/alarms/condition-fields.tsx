import { NativeSelect, NumberInput, Radio } from "@mantine/core";
import type { AlarmDefinition, Comparison, MissingData } from "@/api/types";
import {
  COMPARISON_WORDS,
  MISSING_WORDS,
  conditionWords,
  hasThreshold,
  periodWords,
} from "@/components/alarm/alarm-words";
import { MAX_PERIODS, PERIODS } from "./draft";
import classes from "./alarms.module.css";

interface Props {
  draft: AlarmDefinition;
  onChange: (fields: Partial<AlarmDefinition>) => void;
}

/** The line, how long it must be crossed, and what silence means. */
export function ConditionFields({ draft, onChange }: Props) {
  const limited = hasThreshold(draft.source.type);
  const share =
    draft.source.type === "USERS" && !draft.source.measure.endsWith("_MS")
      ? "0.05 is 5 %"
      : draft.source.type === "USERS"
        ? "In milliseconds"
        : undefined;
  return (
    <div className="stack">
      {limited && (
        <div className={classes.condition}>
          <NativeSelect
            label="Alarm when it is"
            value={draft.comparison}
            onChange={(event) => onChange({ comparison: event.currentTarget.value as Comparison })}
            data={Object.entries(COMPARISON_WORDS).map(([value, label]) => ({ value, label }))}
          />
          <NumberInput
            label="Threshold"
            description={share}
            value={Number.isFinite(draft.threshold) ? draft.threshold : ""}
            hideControls
            onChange={(value) => onChange({ threshold: value === "" ? Number.NaN : Number(value) })}
          />
          <NativeSelect
            label="Period"
            value={draft.periodSeconds}
            onChange={(event) => onChange({ periodSeconds: Number(event.currentTarget.value) })}
            data={PERIODS.map((value) => ({ value: String(value), label: periodWords(value) }))}
          />
        </div>
      )}
      {limited && (
        <div className={classes.condition}>
          <NumberInput
            label="Datapoints to alarm"
            value={draft.datapointsToAlarm}
            min={1}
            max={draft.evaluationPeriods}
            onChange={(value) => onChange({ datapointsToAlarm: Number(value) || 0 })}
          />
          <NumberInput
            label="of periods"
            value={draft.evaluationPeriods}
            min={1}
            max={MAX_PERIODS}
            onChange={(value) => onChange({ evaluationPeriods: Number(value) || 0 })}
          />
        </div>
      )}
      <p className={classes.sentence}>
        Goes to Alarm when {conditionWords(draft)}.
        {limited && <span className="muted"> {reactionWords(draft)}</span>}
      </p>
      {draft.source.type !== "COMPOSITE" && (
        <Radio.Group
          label="A period without data is"
          value={draft.missingData}
          onChange={(value) => onChange({ missingData: value as MissingData })}
        >
          <div className={classes.radios}>
            {(Object.keys(MISSING_WORDS) as MissingData[]).map((value) => (
              <Radio
                key={value}
                value={value}
                label={MISSING_WORDS[value].label}
                description={MISSING_WORDS[value].help}
              />
            ))}
          </div>
        </Radio.Group>
      )}
    </div>
  );
}

/** How soon it can say anything at all. */
function reactionWords({ datapointsToAlarm, periodSeconds }: AlarmDefinition): string {
  const seconds = datapointsToAlarm * periodSeconds;
  return `It takes ${seconds % 60 === 0 ? periodWords(seconds) : `${seconds} s`} of trouble before it can.`;
}
