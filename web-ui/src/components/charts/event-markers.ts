import type { TimelineEvent } from "@/api/types";
import type { Marker } from "./chart-plugins";

/** What may explain a bend in a line: flag changes, restarts and releases, incidents. */
export function markersOf(events: TimelineEvent[]): Marker[] {
  return events.flatMap((event) => {
    const glyph = glyphFor(event);
    return glyph ? [{ at: Date.parse(event.at) / 1000, glyph, label: event.text }] : [];
  });
}

/** One mark per change: of a deployment's steps only the moment it reached users, or failed to. */
function glyphFor(event: TimelineEvent): string | null {
  if (event.kind.startsWith("flag.")) return "f";
  if (event.kind === "incident.declared" || event.kind === "incident.resolved") return "!";
  if (event.kind === "deployment.effective") return /roll/i.test(event.text) ? "<" : "^";
  if (event.kind === "deployment.failed" || event.kind === "deployment.aborted") return "×";
  if (event.kind === "config.changed" || event.kind === "secret.changed") return null;
  if (event.kind.startsWith("deployment.") || event.kind.startsWith("release.")) return null;
  if (event.kind.includes("restart") || event.kind.includes("release")) return "^";
  return null;
}
