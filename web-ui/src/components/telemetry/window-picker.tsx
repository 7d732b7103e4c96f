import { Button, NativeSelect, Popover, TextInput } from "@mantine/core";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import ZoomIn from "lucide-react/icons/zoom-in";
import ZoomOut from "lucide-react/icons/zoom-out";
import { type ReactNode, useState } from "react";
import { fromLocalField, toLocalField } from "@/components/local-time";
import { clockOnly, dayAndClock, zoneOf } from "@/components/time";
import { useShortcut } from "@/components/shortcuts";
import { connection } from "@/live/connection";
import type { WindowState } from "./use-window";
import { PRESETS, USUAL, fixed, shifted, zoomIn, zoomOut } from "./window";
import classes from "./telemetry.module.css";

const OTHER = "other";

/** Which stretch of time is looked at: the last so long, or from here to there. */
export function WindowPicker({
  state,
  zoomable = true,
}: {
  state: WindowState;
  zoomable?: boolean;
}) {
  const { window, current, go } = state;
  const [open, setOpen] = useState(false);
  const now = () => connection.serverNow();
  const preset = window.moving ? window.name : OTHER;
  useShortcut("t", "Go to a time", () => setOpen(true));
  useShortcut("z", "Zoom in: half the time", () => go(zoomIn(current())), zoomable);
  useShortcut("o", "Zoom out: twice the time", () => go(zoomOut(current(), now())), zoomable);
  return (
    <div className={classes.picker}>
      <NativeSelect
        size="xs"
        aria-label="Time"
        value={preset}
        onChange={(event) => {
          const last = event.currentTarget.value;
          if (last === OTHER) setOpen(true);
          else go(last === USUAL ? {} : { last });
        }}
        data={[
          ...PRESETS.map(({ last, words }) => ({ value: last, label: words })),
          ...(window.moving && !PRESETS.some(({ last }) => last === window.name)
            ? [{ value: window.name, label: `Last ${window.name}` }]
            : []),
          { value: OTHER, label: window.moving ? "From … to …" : windowWords(window) },
        ]}
      />
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-end"
        trapFocus
        withinPortal={false}
      >
        <Popover.Target>
          <Button size="xs" variant="default" aria-keyshortcuts="t" onClick={() => setOpen(!open)}>
            Set…
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Time from and to">
          <FixedForm
            key={`${open}`}
            from={window.from}
            to={window.to}
            onSet={(next) => {
              setOpen(false);
              go(next);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {zoomable && (
        <div className={classes.steps} role="group" aria-label="Move through time">
          <Step label="Earlier" onClick={() => go(shifted(current(), -1, now()))}>
            <ChevronLeft size={16} />
          </Step>
          <Step label="Later" onClick={() => go(shifted(current(), 1, now()))}>
            <ChevronRight size={16} />
          </Step>
          <Step label="Zoom in" keys="z" onClick={() => go(zoomIn(current()))}>
            <ZoomIn size={16} />
          </Step>
          <Step label="Zoom out" keys="o" onClick={() => go(zoomOut(current(), now()))}>
            <ZoomOut size={16} />
          </Step>
        </div>
      )}
    </div>
  );
}

function Step(props: { label: string; keys?: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className={classes.step}
      aria-label={props.label}
      title={props.keys ? `${props.label} (${props.keys})` : props.label}
      {...(props.keys ? { "aria-keyshortcuts": props.keys } : {})}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

interface FixedFormProps {
  from: number;
  to: number;
  onSet: (next: { from?: number; to?: number }) => void;
}

function FixedForm({ from, to, onSet }: FixedFormProps) {
  const [start, setStart] = useState(toLocalField(from));
  const [end, setEnd] = useState(toLocalField(to));
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const first = Date.parse(fromLocalField(start) ?? "");
        const last = Date.parse(fromLocalField(end) ?? "");
        if (!(first < last)) setWrong("The start must lie before the end.");
        else onSet(fixed({ from: first, to: last }));
      }}
    >
      <TextInput
        type="datetime-local"
        size="xs"
        label={`From (${zoneOf(from)})`}
        value={start}
        data-autofocus
        onChange={(event) => setStart(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        size="xs"
        label={`To (${zoneOf(to)})`}
        value={end}
        error={wrong}
        onChange={(event) => setEnd(event.currentTarget.value)}
      />
      <Button type="submit" size="xs">
        Show this time
      </Button>
    </form>
  );
}

/** "3 Mar 2026, 14:02:11 to 14:17:11 CET". */
export function windowWords({ from, to }: { from: number; to: number }): string {
  const sameDay = new Date(from).toDateString() === new Date(to).toDateString();
  const today = sameDay && new Date(to).toDateString() === new Date().toDateString();
  if (today) return `${clockOnly(from)} to ${clockOnly(to)} ${zoneOf(to)}`;
  const start = dayAndClock(from).replace(` ${zoneOf(from)}`, "");
  return `${start} to ${sameDay ? clockOnly(to) : dayAndClock(to).replace(` ${zoneOf(to)}`, "")} ${zoneOf(to)}`;
}
