import { Button, TextInput, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { Facet } from "./facets";
import { visible } from "@/components/telemetry/visible";
import classes from "./logs.module.css";

interface Props {
  facets: Facet[];
  chosen: string[];
  lines: number;
  onToggle: (pair: string) => void;
}

/** The fields of the lines shown: press a value to see only its lines. */
export function FacetsPanel({ facets, chosen, lines, onToggle }: Props) {
  return (
    <div className="stack">
      {facets.length === 0 ? (
        <p className="muted micro">The lines shown have no fields that group them.</p>
      ) : (
        <p className="muted micro">Counted in the {lines} lines loaded.</p>
      )}
      {facets.map(({ name, values, different }) => (
        <section key={name} aria-label={name} className={classes.facet}>
          <h3 className="mono">{visible(name)}</h3>
          <ul className="plain-list">
            {values.map(({ value, count }) => {
              const pair = `${name}:${value}`;
              const on = chosen.includes(pair);
              return (
                <li key={value}>
                  <UnstyledButton
                    className={classes.value}
                    aria-pressed={on}
                    onClick={() => onToggle(pair)}
                  >
                    <span className="ellipsis mono" title={visible(value)}>
                      {value === "" ? "(empty)" : visible(value)}
                    </span>
                    <span className="muted num">{count}</span>
                  </UnstyledButton>
                </li>
              );
            })}
          </ul>
          {different > values.length && (
            <p className="muted micro">and {different - values.length} more</p>
          )}
        </section>
      ))}
      <OtherField onAdd={onToggle} />
    </div>
  );
}

/** A field that none of the lines shown has. */
function OtherField({ onAdd }: { onAdd: (pair: string) => void }) {
  const [pair, setPair] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        const match = /^\s*([^=:\s]+)\s*[=:]\s*(.*?)\s*$/.exec(pair);
        if (!match?.[2]) return setWrong("Write it as name=value.");
        onAdd(`${match[1]}:${match[2]}`);
        setPair("");
        setWrong(null);
      }}
    >
      <TextInput
        size="xs"
        label="Another field"
        placeholder="name=value"
        value={pair}
        error={wrong}
        onChange={(event) => setPair(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-xs" variant="default">
        Only with this field
      </Button>
    </form>
  );
}
