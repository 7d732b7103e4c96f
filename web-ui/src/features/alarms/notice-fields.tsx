import { NativeSelect, Radio, Switch, TextInput, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AlarmDefinition, AlarmSeverity } from "@/api/types";
import { runbookTitlesQuery } from "@/api/alarms";
import { ALARM_SEVERITY_WORDS } from "@/components/alarm/alarm-words";
import classes from "./alarms.module.css";

interface Props {
  slug: string;
  draft: AlarmDefinition;
  onChange: (fields: Partial<AlarmDefinition>) => void;
}

/** Its name, who hears of it, and what that person should do. */
export function NoticeFields({ slug, draft, onChange }: Props) {
  const runbooks = useQuery(runbookTitlesQuery(slug));
  const titles = runbooks.data ?? [];
  const known = titles.some((each) => each.id === draft.runbookId);
  return (
    <div className="stack">
      <TextInput
        label="Name"
        description="Short; it is what a page says first and what other alarms call it"
        placeholder="users-fail"
        value={draft.name}
        maxLength={80}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        spellCheck={false}
        autoCapitalize="off"
      />
      <Textarea
        label="What it means"
        description="One sentence for somebody who was just woken"
        value={draft.description}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Radio.Group
        label="Severity"
        value={draft.severity}
        onChange={(value) => onChange({ severity: value as AlarmSeverity })}
      >
        <div className={classes.radios}>
          {(Object.keys(ALARM_SEVERITY_WORDS) as AlarmSeverity[]).map((value) => (
            <Radio
              key={value}
              value={value}
              label={ALARM_SEVERITY_WORDS[value].label}
              description={ALARM_SEVERITY_WORDS[value].help}
            />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label="Runbook"
        description={
          runbooks.data?.length === 0 ? "The team has none yet; write one and link it later" : null
        }
        value={draft.runbookId ?? ""}
        onChange={(event) => onChange({ runbookId: event.currentTarget.value || null })}
        data={[
          { value: "", label: "none" },
          ...(draft.runbookId && !known
            ? [{ value: draft.runbookId, label: "the linked one" }]
            : []),
          ...titles.map((each) => ({ value: each.id, label: each.title })),
        ]}
      />
      <Switch
        label="Switched on"
        description="Off: it is kept, but watches nothing"
        checked={draft.enabled}
        onChange={(event) => onChange({ enabled: event.currentTarget.checked })}
      />
    </div>
  );
}
