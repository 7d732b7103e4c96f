import { NativeSelect, Radio, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type {
  AlarmDefinition,
  AlarmSource,
  SourceLevel,
  SourceType,
  Statistic,
  UserMeasure,
} from "@/api/types";
import { alarmsQuery } from "@/api/alarms";
import { sloQuery } from "@/api/slo";
import { MEASURE_WORDS, SOURCE_WORDS, STATISTIC_WORDS } from "@/components/alarm/alarm-words";
import { ENV_WORDS } from "@/components/words";
import type { Env } from "@/api/types";
import { BurnFields } from "./burn-fields";
import { fieldsText, parseFields, withSource } from "./draft";
import classes from "./alarms.module.css";

const TYPES = Object.keys(SOURCE_WORDS) as SourceType[];
const LEVELS: SourceLevel[] = ["ERROR", "WARN", "INFO", "DEBUG", "TRACE"];

interface Props {
  slug: string;
  draft: AlarmDefinition;
  onChange: (draft: AlarmDefinition) => void;
}

/** Where the value comes from. */
export function SourceFields({ slug, draft, onChange }: Props) {
  const { source } = draft;
  const slo = useQuery(sloQuery(slug, draft.environment));
  const set = (next: AlarmSource) => onChange({ ...draft, source: next });
  return (
    <div className="stack">
      <NativeSelect
        label="Environment"
        value={draft.environment}
        onChange={(event) => onChange({ ...draft, environment: event.currentTarget.value as Env })}
        data={(["PRODUCTION", "STAGING"] as const).map((value) => ({
          value,
          label: ENV_WORDS[value],
        }))}
        maw={240}
      />
      <Radio.Group
        label="Source"
        value={source.type}
        onChange={(type) => onChange(withSource(draft, type as SourceType, slo.data?.windowHours))}
      >
        <div className={classes.radios}>
          {TYPES.map((type) => (
            <Radio
              key={type}
              value={type}
              label={SOURCE_WORDS[type].label}
              description={SOURCE_WORDS[type].help}
            />
          ))}
        </div>
      </Radio.Group>
      {source.type === "METRIC" && <MetricFields source={source} onChange={set} />}
      {source.type === "LOG" && <LogFields source={source} onChange={set} />}
      {source.type === "USERS" && <UserFields source={source} onChange={set} />}
      {source.type === "BURN_RATE" && (
        <BurnFields
          windows={source.windows}
          budgetHours={slo.data?.windowHours}
          onChange={(windows) => set({ ...source, windows })}
        />
      )}
      {source.type === "COMPOSITE" && <RuleField slug={slug} source={source} onChange={set} />}
    </div>
  );
}

type Of<T extends SourceType> = Extract<AlarmSource, { type: T }>;
interface PartProps<T extends SourceType> {
  source: Of<T>;
  onChange: (source: Of<T>) => void;
}

function MetricFields({ source, onChange }: PartProps<"METRIC">) {
  return (
    <div className={classes.fields}>
      <TextInput
        label="Metric"
        description="A name with labels, or a PromQL expression"
        placeholder='bot_commands_total{outcome="failed"}'
        value={source.query}
        onChange={(event) => onChange({ ...source, query: event.currentTarget.value })}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 13 } }}
        style={{ gridColumn: "1 / -1" }}
        spellCheck={false}
        autoCapitalize="off"
      />
      <NativeSelect
        label="Statistic over each period"
        value={source.statistic}
        onChange={(event) =>
          onChange({ ...source, statistic: event.currentTarget.value as Statistic })
        }
        data={Object.entries(STATISTIC_WORDS).map(([value, label]) => ({ value, label }))}
      />
    </div>
  );
}

function LogFields({ source, onChange }: PartProps<"LOG">) {
  const [fields, setFields] = useState(fieldsText(source.fields));
  return (
    <div className={classes.fields}>
      <NativeSelect
        label="Level"
        value={source.level ?? ""}
        onChange={(event) =>
          onChange({ ...source, level: (event.currentTarget.value || null) as SourceLevel | null })
        }
        data={[
          { value: "", label: "any" },
          ...LEVELS.map((value) => ({ value, label: `${value} or worse` })),
        ]}
      />
      <TextInput
        label="Text in the line"
        placeholder="any"
        value={source.text ?? ""}
        onChange={(event) => onChange({ ...source, text: event.currentTarget.value || null })}
      />
      <TextInput
        label="Fields"
        placeholder="plugin=weather, user=ada"
        value={fields}
        onChange={(event) => {
          setFields(event.currentTarget.value);
          onChange({ ...source, fields: parseFields(event.currentTarget.value) });
        }}
      />
    </div>
  );
}

function UserFields({ source, onChange }: PartProps<"USERS">) {
  return (
    <div className={classes.fields}>
      <NativeSelect
        label="Measure"
        value={source.measure}
        onChange={(event) =>
          onChange({ ...source, measure: event.currentTarget.value as UserMeasure })
        }
        data={Object.entries(MEASURE_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        label="Command"
        description="Without the !; empty: all of them"
        placeholder="all"
        value={source.command ?? ""}
        onChange={(event) =>
          onChange({ ...source, command: event.currentTarget.value.replace(/^!/, "") || null })
        }
      />
    </div>
  );
}

function RuleField({ slug, source, onChange }: PartProps<"COMPOSITE"> & { slug: string }) {
  const alarms = useQuery(alarmsQuery(slug));
  const names = (alarms.data ?? []).map((alarm) => alarm.name);
  return (
    <div className="stack tight">
      <TextInput
        label="Rule"
        description="ALARM(name), OK(name) or INSUFFICIENT_DATA(name) with AND, OR, NOT and brackets"
        placeholder="ALARM(users-wait) AND NOT ALARM(deploying)"
        value={source.rule}
        onChange={(event) => onChange({ ...source, rule: event.currentTarget.value })}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 13 } }}
        spellCheck={false}
        autoCapitalize="off"
      />
      <p className="muted micro">
        {names.length > 0 ? `Alarms to name: ${names.join(", ")}.` : "There is no other alarm yet."}
      </p>
    </div>
  );
}
