// ./firedrill bench ui [--events N] [--seconds N] [--minutes N] [--no-rival]: what pages cost in a real browser. JSON lines, the goals last; exit 1 when one is missed.
// Each half is a function (options, report): entry size, the timeline, and mission control for so many minutes.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openBrowser } from "../browser.mjs";
import { entrySize } from "./entry-size.mjs";
import { missionHalf } from "./mission.mjs";
import { timelineHalf } from "./timeline.mjs";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "20000" },
    seconds: { type: "string", default: "20" },
    minutes: { type: "string", default: "10" },
    only: { type: "string" },
    "no-rival": { type: "boolean", default: false },
  },
});
const halves = { entry: entrySize, timeline: timelineHalf, mission: missionHalf };
const chosen = values.only ? values.only.split(",") : Object.keys(halves);
for (const name of chosen) {
  if (!halves[name]) {
    console.error(`firedrill: there is no half '${name}': say ${Object.keys(halves).join(", ")}`);
    process.exit(2);
  }
}

const goals = [];
const report = {
  line: (figures) => console.log(JSON.stringify(figures)),
  /** A figure that must not be above its goal. */
  goal: (name, measured, atMost, unit) => goals.push({ name, measured, atMost, unit, met: measured !== null && measured <= atMost }),
};
const scratch = mkdtempSync(join(tmpdir(), "firedrill-bench-ui-"));
const browser = await openBrowser();
try {
  report.line({ bench: "ui", loadBefore: loadavg()[0], browser: browser.version() });
  const options = { browser, scratch, events: Number(values.events), seconds: Number(values.seconds), minutes: Number(values.minutes), rival: !values["no-rival"] };
  for (const name of chosen) await halves[name](options, report);
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
const met = goals.every((goal) => goal.met);
report.line({ summary: "ui", loadAfter: loadavg()[0], goals, met });
process.exit(met ? 0 : 1);
