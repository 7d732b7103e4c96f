// Faults of the process plane on real bots: each is injected by the engine, seen by the probe that its own schema names, undone and
// seen to be clean. Faults take turns on a team; teams go side by side. Takes some minutes and is no part of verify:
// node --test --test-reporter=spec web-ui/e2e/faults.mjs
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join as path } from "node:path";
import { joinPlatform, repository, startPlatform, until } from "./platform.mjs";

// FIREDRILL_LINKS joins a demo of four teams that runs already.
const join = process.env.FIREDRILL_LINKS;
const SCHEMAS = path(repository, "scenarios/src/main/resources/dev/firedrill/scenarios/faults");
/** What is done to each team, one after another. */
const TURNS = [
  ["config-drift", "memory-leak", "clock-skew", "bad-flag-push"],
  ["crash-on-start", "image-not-found", "scaled-to-zero"],
  ["process-kill", "pod-evict", "bad-rollout", "metrics-blackout"],
  ["secret-rotated-stale", "log-flood", "service-misrouted"],
];
const schema = (fault) => JSON.parse(readFileSync(path(SCHEMAS, `${fault}.schema.json`), "utf8"));

/** A scenario of this one fault, made of one that ships; JSON is YAML. */
function scenario(shipped, id, fault) {
  const about = schema(fault);
  const step = {
    id: "it",
    type: "noise",
    at: "PT1S",
    fault,
    target: about["x-target"] === "bot" ? "bot" : "upstream",
    args: about.examples[0],
    duration: "PT10M",
    verify: { probes: ["seen"], within: "PT3M", onFail: "retry-once-then-void" },
    revert: { strategy: about["x-strategy"], timeout: "PT30S" },
  };
  const probes = [
    `  seen: ${JSON.stringify({ ...about["x-effect"], every: "PT1S" })}`,
    '  well: {type: bot, every: PT1S, timeout: PT5S, expect: "result.connected"}',
  ];
  return shipped
    .replace(/^ {2}id: .*$/m, `  id: ${id}`)
    .replace(/runtimes: \[.*\]/, `runtimes: [process]\n  requires: ${JSON.stringify(about["x-capability"] ? [about["x-capability"]] : [])}`)
    .replace(/^parameters:\n.*\n/m, "")
    .replace(/^ {2}bot: \{role: bot.*$/m, "$&\n  upstream: {role: dependency, kind: Proxy}")
    .replace(/^ {2}require: .*$/m, "  require: [well]")
    .replace(/^ {2}stableFor: .*$/m, "  stableFor: PT5S")
    .replace(/^timeline:[\s\S]*?(?=^probes:)/m, `timeline: [${JSON.stringify(step)}]\n`)
    .replace(/^probes:$/m, (line) => [line, ...probes].join("\n"))
    .replace(/canary: ".*"/, `canary: "firedrill-canary-${id}"`)
    .replace(/^ {4}- \{if: "otherTeams.*\n/m, "");
}

let platform;
let staff;

before(async () => {
  platform = join ? joinPlatform(join) : await startPlatform({ teams: TURNS.length });
  staff = await platform.client("instructor");
});

after(() => platform?.stop());

/** Injects it, waits until it is seen, takes it back and waits until nothing is left; what it came to. */
async function play(shipped, team, fault) {
  const id = `only-${fault}-${Date.now() % 100_000}`;
  const uploaded = await staff.request("POST", "/scenarios", scenario(shipped, id, fault), {
    "Content-Type": "application/yaml",
  });
  assert.equal(uploaded.status, 201, `${fault}: ${JSON.stringify(uploaded.body)}`);
  const launched = await until(
    `${team} is ready for ${fault}`,
    async () => {
      const answer = await staff.post("/runs", { scenarioId: id, teams: [team], credit: false });
      const lacks = /needs the capability (\S+),/.exec(answer.body?.detail ?? "");
      return (lacks && { lacks: lacks[1] }) || (answer.status === 201 && answer);
    },
    { within: 180_000, every: 1_000 },
  );
  if (launched.lacks) return `skipped: this machine lacks ${launched.lacks}`;
  const run = launched.body.id;
  const step = async () => (await staff.get(`/runs/${run}`)).body.teams[0].steps[0];
  const over = ["CLEAN", "VOID", "STUCK", "SUPERSEDED"];
  const seen = await until(
    `${fault} takes effect`,
    async () => {
      const now = await step();
      return (now.state === "VERIFIED" || over.includes(now.state)) && now;
    },
    { within: 200_000, every: 500 },
  );
  assert.ok(seen.effectAt, `${fault} was never seen: ${seen.state}, ${seen.note}`);
  await staff.post(`/runs/${run}/halt`, { reason: "it was seen" });
  const gone = await until(
    `${fault} is over`,
    async () => {
      const now = await step();
      return over.includes(now.state) && now;
    },
    { within: 120_000, every: 500 },
  );
  assert.equal(gone.state, "CLEAN", `${fault}: ${gone.note}`);
  return "seen and clean";
}

test("every fault of the process plane takes effect on a real bot and leaves nothing", async (t) => {
  const shipped = readFileSync(path(SCHEMAS, "../catalog/control-quiet-afternoon.yaml"), "utf8");
  const teams = Object.keys(platform.links)
    .filter((key) => key.startsWith("student-"))
    .map((key) => key.replace("student-", ""));
  const failed = [];
  await Promise.all(
    TURNS.map(async (faults, index) => {
      for (const fault of faults) {
        const began = Date.now();
        const came = await play(shipped, teams[index], fault).catch((failure) => {
          failed.push(failure.message);
          return failure.message;
        });
        t.diagnostic(`${fault} on ${teams[index]}: ${came} (${Math.round((Date.now() - began) / 1000)} s)`);
      }
    }),
  );
  assert.deepEqual(failed, []);
});
