import { Checkbox, NativeSelect, Radio, TextInput } from "@mantine/core";
import { DAYS, type When } from "./when";

interface Props {
  when: When;
  onChange: (when: When) => void;
  /** Whether it may be now. */
  now: boolean;
}

/** Now, at a time, again and again, or at a surprise minute. */
export function WhenField({ when, onChange, now }: Props) {
  const set = (part: Partial<When>) => onChange({ ...when, ...part });
  return (
    <div className="stack">
      <Radio.Group
        label="When"
        value={when.kind}
        onChange={(kind) => set({ kind: kind as When["kind"] })}
      >
        <div className="row wrap" style={{ paddingTop: 4 }}>
          {now && <Radio value="NOW" label="Now" />}
          <Radio value="AT" label="At a time" />
          <Radio value="CRON" label="Every week" />
          <Radio value="SURPRISE" label="At a surprise minute" />
        </div>
      </Radio.Group>
      {when.kind === "AT" && (
        <TextInput
          type="datetime-local"
          label="Time"
          description={`In ${when.zone}`}
          value={when.at}
          onChange={(event) => set({ at: event.currentTarget.value })}
        />
      )}
      {when.kind === "CRON" && (
        <>
          <Checkbox.Group label="Days" value={when.days} onChange={(days) => set({ days })}>
            <div className="row wrap" style={{ paddingTop: 4 }}>
              {DAYS.map((day) => (
                <Checkbox key={day.value} value={day.value} label={day.label} />
              ))}
            </div>
          </Checkbox.Group>
          <TextInput
            type="time"
            label="Time of day"
            description={`In ${when.zone}`}
            value={when.time}
            onChange={(event) => set({ time: event.currentTarget.value })}
          />
        </>
      )}
      {when.kind === "SURPRISE" && (
        <div className="row wrap">
          <TextInput
            type="datetime-local"
            label="Not before"
            description={`In ${when.zone}`}
            value={when.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <NativeSelect
            label="Within"
            description="Only while all teams are on call"
            value={when.length}
            onChange={(event) => set({ length: event.currentTarget.value })}
            data={[
              { value: "1", label: "1 hour" },
              { value: "2", label: "2 hours" },
              { value: "4", label: "4 hours" },
              { value: "8", label: "8 hours" },
              { value: "24", label: "1 day" },
              { value: "168", label: "1 week" },
            ]}
          />
        </div>
      )}
    </div>
  );
}
