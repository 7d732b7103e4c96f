import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { LogLevel } from "@/api/types";
import { useShortcut } from "@/components/shortcuts";
import { type LogsSearch, pairOf } from "@/components/telemetry/log-address";
import type { WindowState } from "@/components/telemetry/use-window";
import { WindowPicker } from "@/components/telemetry/window-picker";
import { visible } from "@/components/telemetry/visible";
import classes from "./logs.module.css";

interface Props {
  search: LogsSearch;
  onChange: (change: Partial<Record<keyof LogsSearch, unknown>>) => void;
  windows: WindowState;
}

const TYPING_MS = 400;

/** What is looked for: level, text, fields, time. */
export function QueryBar({ search, onChange, windows }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const asked = search.q ?? "";
  const [text, setText] = useState(asked);
  const [seen, setSeen] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    setText(asked);
  }
  useEffect(() => {
    if (text === asked) return;
    const timer = setTimeout(() => onChange({ q: text || undefined }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, asked, onChange]);
  useShortcut("/", "Search the lines", () => field.current?.focus());
  return (
    <div className={classes.query} role="search" aria-label="Log lines">
      <NativeSelect
        size="xs"
        aria-label="Level"
        value={search.level ?? ""}
        onChange={(event) =>
          onChange({ level: (event.currentTarget.value as LogLevel) || undefined })
        }
        data={[
          { value: "", label: "All levels" },
          { value: "ERROR", label: "Errors" },
          { value: "WARN", label: "Warnings and worse" },
          { value: "INFO", label: "Info and worse" },
          { value: "DEBUG", label: "Debug and worse" },
          { value: "TRACE", label: "With a level" },
        ]}
      />
      <TextInput
        ref={field}
        size="xs"
        type="search"
        className={classes.text}
        aria-label="Text in the line"
        placeholder="Text in the line, in any case"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onChange({ q: text || undefined });
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <WindowPicker state={windows} />
      {search.f && (
        <ul className={classes.chips} aria-label="Only lines with">
          {search.f.map((each) => {
            const [name, value] = pairOf(each);
            return (
              <li key={each}>
                <Button
                  size="compact-xs"
                  variant="default"
                  rightSection="×"
                  aria-label={`Remove ${name} = ${value}`}
                  onClick={() => {
                    const rest = search.f?.filter((other) => other !== each) ?? [];
                    onChange({ f: rest.length > 0 ? rest : undefined });
                  }}
                >
                  <span className={classes.chip}>
                    {name} = {visible(value)}
                  </span>
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
