import { NativeSelect, TextInput } from "@mantine/core";
import { useRef } from "react";
import type { Exchange } from "@/api/types";
import { useShortcut } from "@/components/shortcuts";
import { EXCHANGE_KIND_WORDS, EXCHANGE_WORDS, type ExchangeFilter } from "./console-words";
import classes from "./console.module.css";

interface Props {
  filter: ExchangeFilter;
  onChange: (filter: ExchangeFilter) => void;
}

export function FilterBar({ filter, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut("/", "Filter the exchanges", () => field.current?.focus());
  return (
    <div className={classes.filter} role="search" aria-label="Exchanges">
      <NativeSelect
        size="xs"
        aria-label="Kind"
        value={filter.kind}
        onChange={(event) =>
          onChange({ ...filter, kind: event.currentTarget.value as ExchangeFilter["kind"] })
        }
        data={[
          { value: "ALL", label: "All kinds" },
          ...Object.entries(EXCHANGE_KIND_WORDS).map(([value, label]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label="State"
        value={filter.state}
        onChange={(event) =>
          onChange({ ...filter, state: event.currentTarget.value as ExchangeFilter["state"] })
        }
        data={[
          { value: "ALL", label: "All states" },
          { value: "PROBLEMS", label: "Problems" },
          ...(Object.keys(EXCHANGE_WORDS) as Exchange["state"][]).map((value) => ({
            value,
            label: EXCHANGE_WORDS[value].word,
          })),
        ]}
      />
      <TextInput
        ref={field}
        size="xs"
        type="search"
        aria-label="Text in title, user, channel or call"
        placeholder="Text, user, channel, method"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
    </div>
  );
}
