import { Button, Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import { memo } from "react";
import type { Track } from "@/api/types";
import { TRACK_WORDS } from "@/components/words";
import { type Deed, KEYS } from "./keys";
import { CLOCK_MODES, type ClockMode } from "./times";
import classes from "./evidence-timeline.module.css";

interface Props {
  tracks: readonly Track[];
  hidden: ReadonlySet<Track>;
  onHidden: (hidden: ReadonlySet<Track>) => void;
  text: string;
  onText: (text: string) => void;
  curated: boolean;
  onCurated: (curated: boolean) => void;
  mode: ClockMode;
  onMode: (mode: ClockMode) => void;
  hasStart: boolean;
  brushing: boolean;
  /** Whether everything is in view. */
  isWhole: boolean;
  /** The zone of this computer then. */
  zone: string;
  hasBrush: boolean;
  act: (deed: Deed) => unknown;
  canNote: boolean;
  exportPath: string | undefined;
}

/** What is shown and how; every drag and every key has a button or a field here. */
export const TimelineTools = memo(function TimelineTools(props: Props) {
  const { tracks, hidden, onHidden, curated, mode, act } = props;
  const toggle = (track: Track) => {
    const next = new Set(hidden);
    if (!next.delete(track)) next.add(track);
    onHidden(next);
  };
  const modes = CLOCK_MODES.filter((each) => each !== "T+" || props.hasStart);
  return (
    <div className={classes.tools}>
      <div className={classes.row}>
        <SegmentedControl
          size="xs"
          aria-label="Which events"
          data={[
            { value: "all", label: "Everything" },
            { value: "curated", label: "Curated" },
          ]}
          value={curated ? "curated" : "all"}
          onChange={(value) => props.onCurated(value === "curated")}
        />
        <SegmentedControl
          size="xs"
          aria-label="Clock"
          data={modes.map((each) => ({
            value: each,
            label: each === "LOCAL" ? `Local (${props.zone})` : each,
          }))}
          value={mode}
          onChange={(value) => props.onMode(value as ClockMode)}
        />
        <TextInput
          size="xs"
          className={classes.search ?? ""}
          aria-label="Search the timeline"
          placeholder="Search"
          value={props.text}
          onChange={(event) => props.onText(event.currentTarget.value)}
        />
        <Button.Group aria-label="Zoom and move">
          <Tool label="Move left" keys="ArrowLeft" text="←" onClick={() => act("left")} />
          <Tool label="Move right" keys="ArrowRight" text="→" onClick={() => act("right")} />
          <Tool label="Zoom out" keys="-" text="−" onClick={() => act("farther")} />
          <Tool label="Zoom in" keys="+" text="+" onClick={() => act("nearer")} />
          <Tool
            label="Show everything"
            keys="f"
            text="Fit"
            onClick={() => act("fit")}
            off={props.isWhole}
          />
        </Button.Group>
        <Button
          size="compact-sm"
          variant={props.brushing ? "filled" : "default"}
          aria-pressed={props.brushing}
          aria-keyshortcuts="b"
          title="Dragging selects a stretch of time (b; or drag with Shift)"
          onClick={() => act("brushing")}
        >
          Select
        </Button>
        {props.hasBrush && (
          <>
            <Tool
              label="Zoom to the selection"
              keys="z"
              text="Zoom to it"
              onClick={() => act("toSelection")}
            />
            <Tool
              label="Clear the selection"
              keys="Escape"
              text="Clear"
              onClick={() => act("back")}
            />
          </>
        )}
        {props.canNote && (
          <Tool label="Write a note" keys="n" text="Note…" onClick={() => act("note")} />
        )}
      </div>
      <div className={classes.row}>
        <fieldset className={classes.filters}>
          <legend className="hidden-visually">Lanes</legend>
          {tracks.map((track) => (
            <Checkbox
              key={track}
              size="sm"
              label={TRACK_WORDS[track]}
              checked={!hidden.has(track)}
              onChange={() => toggle(track)}
            />
          ))}
        </fieldset>
        <details className={classes.more}>
          <summary>Export and keys</summary>
          {props.exportPath && (
            <p>
              Export {curated ? "the curated view" : "everything"}:{" "}
              {(["json", "csv", "md"] as const).map((format) => (
                <a
                  key={format}
                  className={classes.format}
                  href={`/api/v1${props.exportPath}/export?format=${format}&view=${curated ? "curated" : "all"}`}
                  download
                >
                  {{ json: "JSON", csv: "CSV", md: "Markdown" }[format]}
                </a>
              ))}{" "}
              <button type="button" className={classes.link} onClick={() => window.print()}>
                Print
              </button>
            </p>
          )}
          <p>While the timeline has the focus:</p>
          <dl className={classes.keys}>
            {KEYS.map(([keys, does]) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </div>
  );
});

interface ToolProps {
  label: string;
  keys: string;
  text: string;
  onClick: () => unknown;
  off?: boolean;
}

function Tool({ label, keys, text, onClick, off = false }: ToolProps) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keys})`}
      disabled={off}
      onClick={() => onClick()}
    >
      {text}
    </Button>
  );
}
