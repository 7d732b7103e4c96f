import type { SaveState } from "./autosave";
import { Shape } from "./state-mark";
import { clock } from "./time";
import classes from "./save-state.module.css";

/** What happened to the last change, in words. */
export function SaveStateLine({ state }: { state: SaveState }) {
  const alarm = state.kind === "offline" || state.kind === "conflict" || state.kind === "refused";
  return (
    <span role="status" aria-label="Save state" className={alarm ? classes.alarm : classes.quiet}>
      {alarm && <Shape tone="warn" size={12} />}
      {words(state)}
    </span>
  );
}

function words(state: SaveState): string {
  switch (state.kind) {
    case "idle":
      return "No changes";
    case "dirty":
      return "Not saved yet";
    case "saving":
      return "Saving…";
    case "saved":
      return `Saved ${clock(state.at)}`;
    case "offline":
      return "Offline, draft kept on this machine";
    case "conflict":
      return "Someone else saved a newer version";
    case "refused":
      return "Not saved";
  }
}
