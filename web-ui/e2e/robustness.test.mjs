// What the platform does when it is stopped, killed, started wrongly or told nonsense.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import {
  firedrill,
  processesOf,
  repository,
  startPlatform,
  temporaryDirectory,
  until,
} from "./platform.mjs";

const MEGABYTE = "m".repeat(1024 * 1024);

let platform;
let instructor;
let otter;
let lynx;

before(async () => {
  platform = await startPlatform({ teams: 2 });
  instructor = await platform.client("instructor");
  otter = await platform.client("student-otter");
  lynx = await platform.client("student-lynx");
});

after(() => platform?.stop());

function assertProblem(answer, status, code) {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.match(answer.headers.get("content-type"), /^application\/problem\+json/);
  if (code) assert.equal(answer.body.code, code);
  assert.ok(answer.body.detail.length > 10, "says what is wrong");
  assert.doesNotMatch(JSON.stringify(answer.body), /Exception|\tat |SQL|dev\.firedrill/);
}

/** It ended by itself with code 1 and said why in one line. */
function assertRefused({ code, err }, why) {
  assert.equal(code, 1, err);
  const lines = err.split("\n").filter((line) => line.trim());
  assert.equal(lines.length, 1, err);
  assert.match(lines[0], /^firedrill: /);
  assert.match(lines[0], why);
}

const refused = async (words, why, options) =>
  assertRefused(await firedrill(words, options).done, why);

function botProcess(team, environment) {
  const found = processesOf(join(platform.data, "bots")).filter(({ pid }) => {
    const words = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    return words.includes(`BOT_TEAM=${team}`) && words.includes(`BOT_ENVIRONMENT=${environment}`);
  });
  assert.equal(found.length, 1, `one ${environment} bot of ${team}`);
  const words = readFileSync(`/proc/${found[0].pid}/environ`, "utf8").split("\0");
  return {
    pid: found[0].pid,
    environment: Object.fromEntries(
      words
        .filter(Boolean)
        .map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]),
    ),
  };
}

async function bot(team) {
  const answer = await instructor.get(`/teams/${team}`);
  return answer.body.bots.find((one) => one.environment === "PRODUCTION");
}

const connected = (team) =>
  until(`the bot of ${team} is connected`, async () => (await bot(team)).observed === "CONNECTED", {
    within: 60_000,
  });

async function channelOf(client, team) {
  const channels = (await client.get(`/teams/${team}/channels`)).body.items;
  return channels.find((channel) => channel.kind === "OPS").id;
}

// Starting wrongly

test("wrong options are told in one line", async () => {
  await refused(["demo", "--nonsense"], /'--nonsense' is no option of the demo/);
  await refused(["demo", "--teams", "0"], /--teams 0 is not a whole number from 1 to/);
  await refused(["demo", "--data"], /--data needs a value/);
  const { code, err } = await firedrill(["nonsense"]).done;
  assert.equal(code, 1);
  assert.match(err, /there is no command 'nonsense'/);
});

test("a taken port is told in one line and leaves nothing", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((fulfil) => taken.once("listening", fulfil));
  const data = join(temporaryDirectory(), "data");
  await refused(
    ["demo", "--port", String(taken.address().port), "--data", data],
    /port \d+ is taken/,
  );
  taken.close();
  assert.deepEqual(processesOf(data), []);
  assert.throws(() => readdirSync(data), /ENOENT/);
});

test("the data of a newer version, of others and in use are refused untouched", async () => {
  const newer = temporaryDirectory();
  writeFileSync(join(newer, "firedrill-data-format"), "99\n");
  await refused(
    ["demo", "--port", "0", "--data", newer],
    /written by a newer Firedrill \(format 99/,
  );
  assert.equal(readFileSync(join(newer, "firedrill-data-format"), "utf8"), "99\n");
  assert.ok(!readdirSync(newer).includes("postgres"));

  const foreign = temporaryDirectory();
  writeFileSync(join(foreign, "thesis.txt"), "precious");
  for (const words of [[], ["--fresh"]]) {
    await refused(
      ["demo", "--port", "0", "--data", foreign, ...words],
      /holds files that are not Firedrill's/,
    );
    assert.deepEqual(readdirSync(foreign), ["thesis.txt"]);
  }

  await refused(
    ["demo", "--port", "0", "--data", platform.data],
    /in use by another running Firedrill/,
  );
  assert.equal((await instructor.get("/session")).status, 200);
});

/** A launcher in a repository of its own on a machine that has only the named programs. */
function machine(programs) {
  const root = temporaryDirectory();
  const tools = join(root, "tools");
  const homes = join(root, "jvm");
  [tools, homes, join(root, "repository")].forEach((directory) => mkdirSync(directory));
  for (const name of [
    "bash",
    "basename",
    "cat",
    "dirname",
    "find",
    "grep",
    "mkdir",
    "readlink",
    "sed",
  ]) {
    symlinkSync(
      execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim(),
      join(tools, name),
    );
  }
  for (const [path, script] of Object.entries(programs)) {
    const file = join(root, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
  const command = join(root, "repository/firedrill");
  const launcher = readFileSync(join(repository, "firedrill"), "utf8");
  assert.ok(launcher.includes("/usr/lib/jvm/*") && launcher.includes("/Library/Java/"));
  writeFileSync(
    command,
    launcher.replaceAll("/usr/lib/jvm/", `${homes}/`).replaceAll("/Library/Java/", `${root}/none/`),
  );
  chmodSync(command, 0o755);
  return { command, env: { PATH: tools, HOME: root, JAVA_HOME: "" } };
}

const jdk = (version) => ({
  [`jvm/jdk-${version}/bin/javac`]: "exit 0",
  [`jvm/jdk-${version}/bin/java`]: `echo 'openjdk version "${version}.0.1" 2026-01-01' >&2`,
});

test("a missing JDK 25 and a missing or old Node are told in one line", async () => {
  await refused(
    ["demo"],
    /JDK 25 is needed and was not found \(found: none\).*JAVA_HOME/,
    machine({}),
  );
  await refused(["demo"], /JDK 25 is needed and was not found \(found: 17\)/, machine(jdk(17)));
  await refused(["demo"], /Node 20 or newer with npm is needed .* was not found/, machine(jdk(25)));
  const old = machine({ ...jdk(25), "tools/node": "echo v18.20.1", "tools/npm": "exit 0" });
  await refused(["demo"], /'node' here is version 18/, old);
});

// Bad input

test("malformed, unknown and foreign input is refused in the field's own form", async () => {
  assertProblem(await instructor.request("POST", "/runs", '{"scenarioId": "slow-'), 400);
  const unknown = await instructor.post("/runs", {
    scenarioId: "slow-dependency",
    teams: ["lynx"],
    nonsense: 1,
  });
  assert.ok([400, 422].includes(unknown.status));
  assertProblem(unknown, unknown.status);
  assertProblem(
    await instructor.post("/runs", { scenarioId: "no-such", teams: null }),
    404,
    "not-found",
  );
  assertProblem(
    await instructor.post("/runs", { scenarioId: "slow-dependency", teams: ["nobody"] }),
    404,
    "not-found",
  );
  assertProblem(
    await otter.post("/incidents", {}, { "X-CSRF-Token": "wrong" }),
    403,
    "csrf-token-missing",
  );
  assert.deepEqual((await instructor.get("/runs")).body.items, []);

  for (const path of ["", "/channels", "/timeline", "/people", "/commands"]) {
    assertProblem(await otter.get(`/teams/lynx${path}`), 404, "not-found");
  }
  assertProblem(await otter.get("/teams/lynx/flags?environment=PRODUCTION"), 404, "not-found");
  assertProblem(
    await otter.get("/teams/lynx/sli?environment=PRODUCTION&window=PT15M"),
    404,
    "not-found",
  );
  assertProblem(await otter.post("/teams/lynx/bots/PRODUCTION/restart"), 404, "not-found");
  assertProblem(await otter.get("/runs"), 403, "not-allowed");
  assertProblem(
    await otter.post("/runs", { scenarioId: "slow-dependency", teams: null }),
    403,
    "not-allowed",
  );
});

test("a stale version is refused and changes nothing", async () => {
  const path = "/teams/otter/flags";
  const flag = (await otter.get(`${path}?environment=STAGING`)).body.items[0];
  const change = { on: !flag.on, reason: "to see what happens" };
  const address = `${path}/STAGING/${flag.key}`;
  assertProblem(
    await otter.put(address, change, { "If-Match": `"${flag.version + 41}"` }),
    412,
    "stale-version",
  );
  assertProblem(await otter.put(address, change), 428, "version-required");
  assertProblem(
    await otter.put(address, { on: true, reason: "" }, { "If-Match": `"${flag.version}"` }),
    422,
    "invalid-input",
  );
  const now = (await otter.get(`${path}?environment=STAGING`)).body.items[0];
  assert.deepEqual([now.on, now.version], [flag.on, flag.version]);
});

test("a message of a megabyte is refused in chat and over Slack's API", async () => {
  const channel = await channelOf(otter, "otter");
  const before = (await otter.get(`/teams/otter/channels/${channel}/messages`)).body.items.length;
  const tooLong = await otter.post(`/teams/otter/channels/${channel}/messages`, { text: MEGABYTE });
  assert.ok([413, 422].includes(tooLong.status), `answered ${tooLong.status}`);
  assertProblem(tooLong, tooLong.status);
  await connected("otter");
  const { environment } = botProcess("otter", "staging");
  const slack = async (method, body, token = environment.SLACK_BOT_TOKEN) => {
    const response = await fetch(`${environment.SLACK_API_BASE}${method}`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json; charset=utf-8",
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    assert.ok(response.status < 500, `${method} answered ${response.status}`);
    return response.json();
  };
  const large = await slack("chat.postMessage", { channel, text: MEGABYTE });
  assert.equal(large.ok, false);
  assert.equal(large.error, "msg_too_long");
  const after = (await otter.get(`/teams/otter/channels/${channel}/messages`)).body.items.length;
  assert.ok(after - before < 5, "no megabyte was stored in pieces");

  assert.deepEqual(await slack("auth.test", {}, "xoxb-wrong"), {
    ok: false,
    error: "invalid_auth",
  });
  assert.equal((await slack("chat.postNonsense", {})).error, "unknown_method");
  assert.equal((await slack("chat.postMessage", '{"channel": ')).error, "invalid_json");
  assert.equal(
    (await slack("chat.postMessage", { channel: "C0NOTTHERE", text: "x" })).error,
    "channel_not_found",
  );
  const theirs = await channelOf(lynx, "lynx");
  assert.equal(
    (await slack("conversations.history", { channel: theirs })).error,
    "channel_not_found",
  );
});

test("a command always answers and a second declare is refused", async () => {
  const channel = await channelOf(lynx, "lynx");
  const say = (text) => lynx.post(`/teams/lynx/channels/${channel}/messages`, { text });
  for (const wrong of [
    "/nonsense",
    "/incident",
    "/incident frobnicate",
    "/flag no.such.flag off in production",
    "/incident resolve",
  ]) {
    const answer = await say(wrong);
    assert.ok(answer.status < 300, `${wrong}: ${answer.status}`);
    assert.ok(answer.body.ephemeral.length > 0 && answer.body.ephemeral[0].text.length > 5, wrong);
  }
  const first = await lynx.post("/incidents", { title: "weather is slow", severity: "SEV3" });
  assert.equal(first.status, 201);
  assertProblem(
    await lynx.post("/incidents", { title: "weather is slower", severity: "SEV2" }),
    409,
    "incident-open",
  );
  const again = await say("/incident declare sev2 once more");
  assert.match(again.body.ephemeral[0].text, /open|already/i);
  assert.equal((await lynx.get("/incidents")).body.items.length, 1);
  assertProblem(await otter.get(`/incidents/${first.body.id}`), 404, "not-found");
  assertProblem(
    await otter.post(`/incidents/${first.body.id}/updates`, { status: null, text: "hello" }),
    404,
    "not-found",
  );
});

test("a scenario with a mistake is told with file, line and rule", async () => {
  const good = readFileSync(
    join(
      repository,
      "scenarios/src/main/resources/dev/firedrill/scenarios/catalog/slow-dependency.yaml",
    ),
    "utf8",
  );
  const wrong = good.replace("fault: dependency-slow", "fault: dependency-slwo");
  const line = wrong.split("\n").findIndex((text) => text.includes("dependency-slwo")) + 1;
  const answer = await instructor.request("POST", "/scenarios/lint?file=mine.yaml", wrong, {
    "Content-Type": "text/yaml",
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const mistake = answer.body.mistakes.find((one) => one.line === line);
  assert.ok(mistake?.rule && mistake.message, JSON.stringify(answer.body));
  const file = join(temporaryDirectory(), "mine.yaml");
  writeFileSync(file, wrong);
  const { code, out, err } = await firedrill(["scenario", "lint", file]).done;
  assert.notEqual(code, 0);
  assert.match(out + err, new RegExp(`mine\\.yaml:${line}`));
});

// A fault and a killed server

test("a team whose bot is away is not ready", async () => {
  await connected("lynx");
  process.kill(botProcess("lynx", "production").pid, "SIGKILL");
  await until("the platform notices", async () => (await bot("lynx")).observed !== "CONNECTED", {
    every: 50,
  });
  const launch = await instructor.post("/runs", { scenarioId: "slow-dependency", teams: ["lynx"] });
  assertProblem(launch, 422, "team-not-ready");
  assert.match(launch.body.detail, /lynx/i);
  assert.deepEqual((await instructor.get("/runs")).body.items, []);
  await connected("lynx");
});

test("of two launches at once one wins, and its fault survives kill -9 and is undone", async () => {
  const wanted = { scenarioId: "slow-dependency", teams: ["otter"] };
  await until(
    "otter is ready",
    async () => (await instructor.post("/runs/preflight", wanted)).body.ready === 1,
    { within: 60_000, every: 1_000 },
  );
  const launches = await Promise.all([
    instructor.post("/runs", wanted),
    instructor.post("/runs", wanted),
  ]);
  assert.deepEqual(launches.map((answer) => answer.status).sort(), [201, 409]);
  assertProblem(
    launches.find((answer) => answer.status === 409),
    409,
    "run-active",
  );
  const { id } = launches.find((answer) => answer.status === 201).body;
  const fault = async () => {
    const run = (await instructor.get(`/runs/${id}`)).body;
    assert.deepEqual(
      run.teams.map((team) => team.team.slug),
      ["otter"],
    );
    return { run: run.state, ...run.teams[0].steps.find((step) => step.kind === "FAULT") };
  };
  await until("the fault has its effect", async () => (await fault()).state === "VERIFIED", {
    within: 60_000,
  });

  await platform.kill9();
  // The janitor stays, because a fault is in force that nobody else would undo.
  const janitors = () =>
    processesOf(platform.data).filter(({ command }) => command.includes("janitor.Main"));
  await until(
    "bots and PostgreSQL are gone without help",
    () => processesOf(platform.data).length === janitors().length,
    { within: 15_000 },
  );
  assert.equal(janitors().length, 1);
  const [left] = janitors();

  platform = await startPlatform({ teams: 2, data: platform.data });
  await until(
    "one new janitor has taken the place of the one that was left",
    () => janitors().length === 1 && janitors()[0].pid !== left.pid,
    { within: 15_000 },
  );
  instructor = await platform.client("instructor");
  otter = await platform.client("student-otter");
  const after = await fault();
  assert.equal(after.run, "RUNNING");
  assert.equal(after.state, "VERIFIED");

  const halted = await instructor.post(`/runs/${id}/halt`, { reason: "the test is over" });
  assert.equal(halted.status, 200);
  await until("the fault is undone", async () => (await fault()).state === "CLEAN", {
    within: 40_000,
  });
  // The ledger's next look closes the run, once it has seen every step of it clean.
  await until("the run is halted", async () => (await fault()).run === "HALTED", { within: 15_000 });

  const kinds = async (team) =>
    (await instructor.get(`/teams/${team}/timeline`)).body.events.map((event) => event.kind);
  assert.equal((await kinds("otter")).filter((kind) => kind === "fault.applied").length, 1);
  assert.deepEqual(
    (await kinds("lynx")).filter((kind) => kind.startsWith("fault.")),
    [],
  );
  const students = (await otter.get("/teams/otter/timeline")).body;
  assert.deepEqual(
    students.events.filter((event) => event.lane === "FAULT"),
    [],
  );
  assert.deepEqual(students.faultWindows, []);
});

test("nothing of all that was an error inside the platform", () => {
  const log = readFileSync(join(platform.data, "logs/server.log"), "utf8");
  assert.deepEqual(
    log.split("\n").filter((line) => /^ERROR/.test(line)),
    [],
  );
});

// Stopping

test("Ctrl-C and SIGTERM stop everything", async () => {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ]) {
    await connected("otter");
    assert.ok(processesOf(platform.data).length > 3, "server, PostgreSQL and bots run");
    const { data } = platform;
    const result = await platform.stop(signal);
    assert.equal(result.code, code, result.err);
    assert.equal(result.err.trim(), "");
    assert.deepEqual(processesOf(data), []);
    if (signal === "SIGINT") {
      platform = await startPlatform({ teams: 1, data });
      instructor = await platform.client("instructor");
    }
  }
});
