// Measures the impact of a scenario with two robot players on real bots: Otter does nothing, Lynx plays the reference response (a minute to
// notice, then the flag). Prints the share of bad requests since the effect: what selfTest.measured of the scenario holds.
// Takes some nine minutes: node web-ui/e2e/measure-impact.mjs
import { setTimeout as pause } from "node:timers/promises";
import { startPlatform, until } from "./platform.mjs";

const SCENARIO = "slow-dependency";
const NOTICED_AFTER_MS = 60_000;
const IN_EFFECT_MS = 7 * 60_000;

const platform = await startPlatform({ teams: 2 });
try {
  const staff = await platform.client("instructor");
  const lynx = await platform.client("student-lynx");
  const run = await until("two ready teams", async () => {
    const launched = await staff.post("/runs", { scenarioId: SCENARIO, teams: ["otter", "lynx"] });
    return launched.status === 201 && launched.body;
  }, { within: 180_000, every: 5_000 });
  await until("two verified effects", async () => {
    const { teams } = (await staff.get(`/runs/${run.id}`)).body;
    return teams.every((team) => team.steps.some((step) => step.kind === "FAULT" && step.effectAt));
  }, { within: 180_000 });
  await pause(NOTICED_AFTER_MS);
  await lynx.post("/incidents", { title: "weather is slow", severity: "SEV2" });
  const flags = (await lynx.get("/teams/lynx/flags?environment=PRODUCTION")).body.items;
  const weather = flags.find((flag) => flag.key === "plugin.weather.enabled");
  await lynx.put(`/teams/lynx/flags/PRODUCTION/${weather.key}`, { on: false, reason: "the weather service is slow" }, { "If-Match": `"${weather.version}"` });
  await pause(IN_EFFECT_MS - NOTICED_AFTER_MS);
  await staff.post(`/runs/${run.id}/halt`, { reason: "measured" });
  const assessments = await until("both assessments", async () => {
    const { items } = (await staff.get("/assessments")).body;
    return items.length === 2 && items;
  }, { within: 120_000, every: 1_000 });
  for (const { id, team } of assessments) {
    const { signals } = (await staff.get(`/assessments/${id}`)).body.auto;
    const ratio = signals.badRequests / signals.totalRequests;
    console.log(JSON.stringify({ scenario: SCENARIO, player: team.slug === "otter" ? "null" : "reference", badRequests: signals.badRequests, totalRequests: signals.totalRequests, badRatio: Number(ratio.toFixed(3)) }));
  }
} finally {
  await platform.stop();
}
