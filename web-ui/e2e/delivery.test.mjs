// A team's way of shipping: fork the template, add a command, release it through staging to production by command line, page and
// CI file, roll it back; a bot in another language; and what must be refused.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible, openBrowser, signIn } from "./browser.mjs";
import { firedrill, repository, startPlatform, temporaryDirectory, until } from "./platform.mjs";

const EFFECTIVE_WITHIN = { within: 120_000, every: 500 };

let platform;
let browser;
let ada;
let fork;
let home;

before(async () => {
  platform = await startPlatform({ teams: 2 });
  ada = await platform.client("student-otter");
  browser = await openBrowser();
  home = temporaryDirectory();
  await until("otter's bots are connected", async () => {
    const { bots } = (await ada.get("/teams/otter")).body;
    return bots.length === 2 && bots.every((bot) => bot.observed === "CONNECTED");
  }, { within: 120_000 });
});

after(async () => {
  await browser?.close();
  await platform?.stop();
});

/** The team's command line; gives {code, out, err}. */
async function cli(words, env = {}) {
  const isolated = { HOME: home, XDG_CONFIG_HOME: join(home, ".config"), NO_COLOR: "1", FIREDRILL_URL: "", FIREDRILL_TOKEN: "" };
  return firedrill(words, { env: { ...isolated, ...env } }).done;
}

/** Asks the team's bot in the channel of its users and gives the text of the first answer in the thread. */
async function ask(environment, text) {
  const channels = (await ada.get("/teams/otter/channels")).body.items;
  const channel = channels.find((one) => one.kind === "USERS" && one.environment === environment).id;
  const messages = `/teams/otter/channels/${channel}/messages`;
  const { message } = (await ada.post(messages, { text, threadTs: null })).body;
  return until(`an answer to ${text}`, async () => {
    const thread = (await ada.get(`${messages}/${message.ts}/thread`)).body.items;
    return thread[1]?.text;
  });
}

const release = async (environment) =>
  (await ada.get(`/teams/otter/deployments?environment=${environment}&limit=5`)).body.items.find((one) => one.current)?.release;

function run(command, words, options) {
  const result = spawnSync(command, words, { encoding: "utf8", ...options });
  assert.equal(result.status, 0, `${command} ${words.join(" ")}: ${result.stdout}${result.stderr}`);
  return result.stdout;
}

test("a student forks the template, adds a command and builds it", () => {
  fork = join(temporaryDirectory(), "otter-bot");
  cpSync(join(repository, "student-bot-template"), fork, { recursive: true, filter: (path) => !/\/(target|node_modules)$/.test(path) });
  const plugins = join(fork, "src/main/java/dev/firedrill/bot/plugins");
  const flip = readFileSync(join(plugins, "FlipPlugin.java"), "utf8");
  const motto = flip
    .replaceAll("FlipPlugin", "MottoPlugin")
    .replaceAll('"flip"', '"motto"')
    .replaceAll("!flip - tosses a coin", "!motto - says the team's motto")
    .replaceAll('random.nextBoolean() ? "heads" : "tails"', '"Hope is not a strategy."');
  writeFileSync(join(plugins, "MottoPlugin.java"), motto);
  const services = join(fork, "src/main/resources/META-INF/services/dev.firedrill.bot.plugin.Plugin");
  writeFileSync(services, `${readFileSync(services, "utf8").trimEnd()}\ndev.firedrill.bot.plugins.MottoPlugin\n`);
  run(join(repository, "mvnw"), ["-q", "-B", "-f", join(fork, "pom.xml"), "package", "-DskipTests"], { cwd: fork });
});

test("the command line signs in by link and ships it to staging", async () => {
  const login = await cli(["login", platform.links["student-otter"]]);
  assert.equal(login.code, 0, login.err);
  assert.doesNotMatch(login.out + login.err, /fdp_/, "the token is not shown");
  const shipped = await cli([
    "deploy", join(fork, "target/student-bot.jar"), "--env", "staging", "--version", "1.1.0", "--commit", "abc1234", "--reason", "adds the motto", "--yes",
  ]);
  assert.equal(shipped.code, 0, shipped.err + shipped.out);
  assert.match(shipped.out, /requested[\s\S]*accepted[\s\S]*effective/i);
  assert.equal(await ask("STAGING", "!motto"), "Hope is not a strategy.");
  assert.equal((await release("STAGING")).version, "1.1.0");
  const status = await cli(["status", "--json"]);
  assert.equal(status.code, 0, status.err);
  assert.match(JSON.stringify(JSON.parse(status.out)), /1\.1\.0/);
});

test("the page promotes it to production, and takes it back in two actions", async () => {
  const { page, complaints } = await signIn(browser, platform.links["student-otter"]);
  await page.goto(`${platform.url}/teams/otter/deploys`);
  await page.getByRole("button", { name: /^Promote/ }).first().click();
  const promotion = page.getByRole("dialog", { name: "Promote staging to production" });
  await promotion.getByRole("textbox", { name: /Reason/ }).fill("staging likes it");
  await assertAccessible(page, "promote dialog");
  await promotion.getByRole("button", { name: /^Promote/ }).click();
  await until("1.1.0 in production", async () => (await release("PRODUCTION")).version === "1.1.0", EFFECTIVE_WITHIN);
  assert.equal(await ask("PRODUCTION", "!motto"), "Hope is not a strategy.");
  await page.goto(`${platform.url}/teams/otter/deploys`);
  await assertAccessible(page, "deploys");

  await page.getByRole("button", { name: "Roll back production" }).click();
  await page.getByRole("dialog", { name: "Roll back production" }).getByRole("button", { name: /^Roll back to/ }).click();
  await until("the template in production", async () => (await release("PRODUCTION")).number === 1, EFFECTIVE_WITHIN);
  assert.doesNotMatch(await ask("PRODUCTION", "!help"), /motto/);
  assert.deepEqual(complaints, []);
});

test("the CI file's script ships by branch with a token that can do nothing else", async () => {
  const made = await ada.post("/tokens", { name: "actions", kind: "CI", team: "otter", expiresInDays: 7 });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const token = made.body.secret;
  const env = { ...process.env, FIREDRILL_URL: platform.url, FIREDRILL_TEAM: "otter", FIREDRILL_TOKEN: token, GITHUB_SHA: "0123456789abcdef" };
  const ship = (branch) =>
    firedrill([], { command: join(fork, "bin/deploy"), env: { ...env, GITHUB_REF_NAME: branch, BOT_VERSION: `1.1.0-${branch}` }, cwd: fork }).done;
  const tested = await ship("try-something");
  assert.equal(tested.code, 0, tested.err);
  assert.match(tested.out, /not deployed/);
  const staged = await ship("motto-wip");
  assert.equal(staged.code, 0, staged.err + staged.out);
  assert.equal((await release("STAGING")).version, "1.1.0-motto-wip");
  assert.equal((await release("PRODUCTION")).number, 1);
  const shipped = await ship("main");
  assert.equal(shipped.code, 0, shipped.err + shipped.out);
  assert.equal((await release("PRODUCTION")).version, "1.1.0-main");
  assert.ok(![tested, staged, shipped].some(({ out, err }) => (out + err).includes(token)), "the token is never printed");

  const by = (path, options = {}) =>
    fetch(`${platform.url}/api/v1${path}`, { ...options, headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", ...options.headers } });
  assert.equal((await by("/teams/otter/config?environment=STAGING")).status, 403);
  assert.equal((await by("/teams/lynx/deployments")).status >= 403, true);
  assert.equal((await ada.delete(`/tokens/${made.body.id}`)).status, 204);
  const revoked = await by("/teams/otter/releases");
  assert.equal(revoked.status, 401);
  assert.match((await revoked.json()).detail, /token/i);
});

test("a canary is watched on the page and taken back by a person", async () => {
  const stable = await release("PRODUCTION");
  const careful = (await ada.get("/teams/otter/releases")).body.items.find((one) => one.version === "1.1.0").number;
  const { page, complaints } = await signIn(browser, platform.links["student-otter"]);
  await page.goto(`${platform.url}/teams/otter/deploys`);
  await page.getByRole("button", { name: `Deploy v${careful}` }).click();
  const wish = page.getByRole("dialog", { name: "Deploy a release" });
  await wish.getByRole("combobox", { name: "Environment" }).selectOption("PRODUCTION");
  await wish.getByText("Canary", { exact: true }).click();
  await wish.getByRole("textbox", { name: "Shares in percent" }).fill("10, 50");
  await wish.getByRole("textbox", { name: /Reason/ }).fill("a careful try");
  await wish.getByRole("button", { name: /^Deploy/ }).click();
  await page.getByRole("row", { name: `v${careful}, canary` }).waitFor();
  await assertAccessible(page, "canary");

  await page.getByRole("button", { name: "Abort…" }).click();
  const abort = page.getByRole("dialog", { name: /^Abort deployment/ });
  await abort.getByRole("textbox", { name: /Reason/ }).fill("not today");
  await abort.getByRole("button", { name: /^Abort deployment/ }).click();
  await page.getByText(/was aborted/).waitFor();
  const last = (await ada.get("/teams/otter/deployments?environment=PRODUCTION&limit=1")).body.items[0];
  assert.equal(last.state, "ABORTED");
  assert.match(last.detail, /not today; .* stays in service/);
  assert.deepEqual(await release("PRODUCTION"), stable);
  assert.deepEqual(complaints, []);
});

test("what is typed on the configuration page is not lost on a way out", async () => {
  const { page } = await signIn(browser, platform.links["student-otter"]);
  await page.goto(`${platform.url}/teams/otter/config`);
  await page.getByRole("button", { name: "Edit variables" }).click();
  await page.getByRole("button", { name: "Add variable" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("GREETING");
  await page.getByRole("navigation", { name: "Operate" }).getByRole("link", { name: "Flags" }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await assertAccessible(page, "leave without saving");
  await question.getByRole("button", { name: "Stay and go on editing" }).click();
  assert.equal(await page.getByRole("textbox", { name: "Name" }).inputValue(), "GREETING");
  await page.getByRole("navigation", { name: "Operate" }).getByRole("link", { name: "Flags" }).click();
  await question.getByRole("button", { name: /^Discard/ }).click();
  await page.waitForURL(/flags$/);
});

test("a bot on Slack's JavaScript SDK is a team's release like any other", async () => {
  const example = join(repository, "student-bot-template/examples/js-bot");
  run("npm", ["ci", "--silent", "--no-audit", "--no-fund"], { cwd: example });
  run("npm", ["run", "--silent", "pack"], { cwd: example });
  const shipped = await cli(["deploy", join(example, "js-bot.tar.gz"), "--env", "staging", "--version", "js-1", "--reason", "another language", "--yes"]);
  assert.equal(shipped.code, 0, shipped.err + shipped.out);
  assert.match(await ask("STAGING", "!ping"), /^pong/);
  const logs = await cli(["logs", "--env", "staging", "-n", "200"]);
  assert.equal(logs.code, 0, logs.err);
  assert.doesNotMatch(logs.out, /xoxb-|xapp-/, "no token in the log");
});

test("a bot on the legacy protocol is a team's release too", async () => {
  const example = join(repository, "student-bot-template/examples/rtm-bot");
  run("npm", ["ci", "--silent", "--no-audit", "--no-fund"], { cwd: example });
  run("npm", ["run", "--silent", "pack"], { cwd: example });
  const before = await release("STAGING");
  const shipped = await cli(["deploy", join(example, "rtm-bot.tar.gz"), "--env", "staging", "--version", "rtm-1", "--reason", "as it was once", "--yes"]);
  assert.equal(shipped.code, 0, shipped.err + shipped.out);
  assert.equal(await ask("STAGING", "!echo one two"), "one two");
  const back = await cli(["rollback", "--env", "staging", "--yes"]);
  assert.equal(back.code, 0, back.err + back.out);
  assert.deepEqual(await release("STAGING"), before);
});

test("what cannot run is told, and what runs stays in service", async () => {
  const upload = (body, fileName) =>
    ada.request("POST", `/teams/otter/releases?fileName=${fileName}&version=bad&changeCause=try`, body, { "Content-Type": "application/octet-stream" });
  const text = await upload("this is no jar", "bot.jar");
  assert.equal(text.status, 422, JSON.stringify(text.body));
  assert.match(text.body.detail, /bot\.jar/);

  const directory = temporaryDirectory();
  writeFileSync(join(directory, "firedrill.json"), JSON.stringify({ name: "crasher", language: "javascript", start: ["node", "bot.js"] }));
  writeFileSync(join(directory, "bot.js"), "setTimeout(() => process.exit(7), 100);\n");
  run("tar", ["czf", "crasher.tar.gz", "firedrill.json", "bot.js"], { cwd: directory });
  const before = await release("STAGING");
  const shipped = await cli(["deploy", join(directory, "crasher.tar.gz"), "--env", "staging", "--version", "crasher", "--reason", "dies at once", "--yes"]);
  assert.equal(shipped.code, 6, shipped.err + shipped.out);
  assert.match(shipped.err + shipped.out, /ended 3 times/);
  assert.deepEqual(await release("STAGING"), before);
  assert.match(await ask("STAGING", "!ping"), /^pong/);
  writeFileSync(join(directory, "escape.txt"), "x");
  run("tar", ["czf", "escape.tar.gz", "-P", "--transform", "s,^escape,../escape,", "firedrill.json", "bot.js", "escape.txt"], { cwd: directory });
  const escaped = await cli(["deploy", join(directory, "escape.tar.gz"), "--env", "staging", "--version", "escape", "--reason", "climbs out", "--yes"]);
  assert.notEqual(escaped.code, 0);
  assert.match(escaped.err, /\.\.\/escape/);
});

test("two people deploying at once, and a rollback to what is deleted, are answered clearly", async () => {
  const releases = (await ada.get("/teams/otter/releases")).body.items;
  const other = releases.find((one) => one.version === "1.1.0").number;
  const wish = { environment: "PRODUCTION", release: other, strategy: "ROLLING", reason: "first" };
  const both = await Promise.all([ada.post("/teams/otter/deployments", wish), ada.post("/teams/otter/deployments", { ...wish, reason: "second" })]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [202, 409]);
  const refused = both.find(({ status }) => status === 409).body;
  assert.equal(refused.code, "deployment-in-progress");
  await until("an end", async () => (await ada.get("/teams/otter/deployments?environment=PRODUCTION&limit=1")).body.items[0].state === "EFFECTIVE", EFFECTIVE_WITHIN);

  const unused = releases.find((one) => one.version === "crasher").number;
  assert.equal((await ada.delete(`/teams/otter/releases/${unused}?reason=it+only+dies`)).status, 204);
  const gone = await ada.post("/teams/otter/rollback", { environment: "STAGING", release: unused, reason: null });
  assert.equal(gone.status, 422, JSON.stringify(gone.body));
  assert.equal(gone.body.code, "release-deleted");
});

test("a secret reaches the bot and is never read back", async () => {
  const config = await ada.get("/teams/otter/config?environment=STAGING");
  const put = await ada.put("/teams/otter/config/STAGING/secrets/MAP_KEY", { value: "s3cr3t-value", reason: "for the map", deploy: false }, { "If-Match": `"${config.body.version}"` });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  assert.doesNotMatch(JSON.stringify(put.body), /s3cr3t/);
  const read = await ada.get("/teams/otter/config/STAGING/secrets/MAP_KEY");
  assert.equal(read.status, 403);
  assert.equal(read.body.code, "secret-write-only");
  const told = await cli(["secret", "get", "MAP_KEY", "--env", "staging"]);
  assert.notEqual(told.code, 0);
});

test("flags: a broken file changes nothing, a roll-out and the kill switch reach the bot", async () => {
  const exported = await ada.get("/teams/otter/flags/STAGING/export");
  assert.equal(exported.status, 200);
  const broken = await ada.request("POST", "/teams/otter/flags/STAGING/import?reason=try+it", '{\n  "flags": {,}\n}');
  assert.equal(broken.status, 422, JSON.stringify(broken.body));
  assert.match(JSON.stringify(broken.body.violations), /line 2, column/);
  assert.deepEqual((await ada.get("/teams/otter/flags/STAGING/export")).body, exported.body);

  const killed = await cli(["flag", "kill", "plugin.flip.enabled", "--env", "staging", "--reason", "drill", "--yes"]);
  assert.equal(killed.code, 0, killed.err);
  await until("a bot without !flip", async () => !/heads|tails/.test(await ask("STAGING", "!flip")), { within: 10_000 });
});
