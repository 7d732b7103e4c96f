// A full incident in three roles: two students and an instructor, in the room and in chat, while a real fault is on. What the
// students' browsers were sent is searched for the fault at the end.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assertAccessible, openBrowser, signIn } from "./browser.mjs";
import { joinPlatform, repository, startPlatform, until } from "./platform.mjs";

const CATALOG = join(repository, "scenarios/src/main/resources/dev/firedrill/scenarios/catalog");
const SCENARIO = `incident-e2e-${Date.now() % 100_000}`;
const ONCE = String(Date.now() % 100_000);
const HINT = "What do the slow commands have in common?";
// The fault's type, its step, its scenario and the words of the plan; none may reach a student before the reveal.
const SECRET = /dependency-slow|slow-weather|weather-upstream-slow|incident-e2e|fault\.(applied|verified)/;

let platform, browser, staffApi, adaApi;
let ada, bo, ines, line;
let run, incident, path;
const seen = [];

before(async () => {
  platform = process.env.FIREDRILL_LINKS ? joinPlatform(process.env.FIREDRILL_LINKS) : await startPlatform();
  browser = await openBrowser();
  staffApi = await platform.client("instructor");
  adaApi = await platform.client("student-otter");
  for (const open of (await adaApi.get("/incidents?open=true")).body.items) await adaApi.post(`/incidents/${open.id}/resolve`, {});
  await launched();
  line = await cuttableLine();
  const proxy = { server: line.url, bypass: "<-loopback>" };
  [ada, bo, ines] = await Promise.all([
    signIn(browser, platform.links["student-otter"]),
    signIn(browser, platform.links["otter/bo"], { proxy }),
    signIn(browser, platform.links.instructor),
  ]);
  for (const { page } of [ada, bo, ines]) page.setDefaultTimeout(12_000);
  for (const { page } of [ada, bo]) {
    page.on("response", async (response) => {
      if (response.url().includes("/api/")) seen.push(`${response.url()} ${await response.text().catch(() => "")}`);
    });
  }
}, { timeout: 20 * 60_000 });

after(async () => {
  await browser?.close();
  line?.close();
  if (run) await staffApi.post(`/runs/${run}/halt`, { reason: "the incident was played" });
  await platform?.stop();
});

/** A proxy whose connections can all be cut, and refused until it is mended. */
async function cuttableLine() {
  const sockets = new Set();
  let whole = true;
  const server = createServer((asked, answer) => {
    const onward = request(asked.url, { method: asked.method, headers: asked.headers }, (from) => {
      answer.writeHead(from.statusCode, from.headers);
      answer.flushHeaders();
      from.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
  server.on("connection", (socket) => {
    if (!whole) return socket.destroy();
    sockets.add(socket);
    return socket.on("close", () => sockets.delete(socket));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut,
    mend: () => (whole = true),
    close: () => {
      cut();
      server.close();
    },
  };
}

/** A slow dependency for Otter whose first hint is due at once. */
async function launched() {
  const shipped = readFileSync(join(CATALOG, "slow-dependency.yaml"), "utf8");
  const own = shipped
    .replace(/^ {2}id: .*$/m, `  id: ${SCENARIO}`)
    .replace(/canary: ".*"/, `canary: "firedrill-canary-${SCENARIO}"`)
    .replace(/(id: hint-scope, )availableAfter: PT3M(, cost: 3, text: )".*"/, `$1availableAfter: PT0S$2"${HINT}"`);
  assert.ok(own.includes(HINT), "the scenario has the hint");
  const uploaded = await staffApi.request("POST", "/scenarios", own, { "Content-Type": "application/yaml" });
  assert.equal(uploaded.status, 201, JSON.stringify(uploaded.body));
  await until("a launched run", async () => {
    const answer = await staffApi.post("/runs", { scenarioId: SCENARIO, teams: ["otter"], credit: false });
    run = answer.body?.id;
    return answer.status === 201;
  }, { within: 120_000, every: 1_000 });
  await until("a verified effect", async () => {
    return (await staffApi.get(`/runs/${run}`)).body.teams[0].steps.find((step) => step.kind === "FAULT")?.state === "VERIFIED";
  }, { within: 120_000, every: 500 });
}

async function openChannel(page, name) {
  await page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name: new RegExp(`#${name}`) }).click();
  await page.getByRole("heading", { level: 1, name: `#${name}` }).waitFor();
}

async function say(page, text) {
  const field = page.getByRole("textbox", { name: /^Message to / });
  await field.fill(text);
  await field.press("Escape");
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

const chat = (page) => page.goto(new URL("/teams/otter/chat", platform.url).href);
const room = async ({ page }) => {
  await page.goto(new URL(path, platform.url).href);
  await page.getByRole("table", { name: "Timeline events" }).waitFor();
};
const state = ({ page }) => page.getByRole("region", { name: "State of the incident" });
const panel = ({ page }, name) => page.getByRole("region", { name });
const rows = ({ page }) => page.getByRole("table", { name: "Timeline events" });
const read = async () => (await adaApi.get(path)).body;

/** The row of the timeline with these words; the list holds only what is in sight, so it is searched for. */
async function sought({ page }, words) {
  await page.getByRole("textbox", { name: "Search the timeline" }).fill(words);
  const row = page.getByRole("table", { name: "Timeline events" }).getByText(words, { exact: false });
  await row.first().waitFor();
  assert.equal(await row.count(), 1, `${words} stands there once`);
  return row;
}
const unsought = ({ page }) => page.getByRole("textbox", { name: "Search the timeline" }).fill("");

/** Presses a page-wide key with nothing in focus. */
async function press({ page }, key) {
  await page.evaluate(() => document.activeElement?.blur?.());
  await page.keyboard.press(key);
}

test("declared in chat, it stands on the page, and a second one is told of the first", async () => {
  await chat(ada.page);
  await openChannel(ada.page, "otter-users");
  await say(ada.page, "/incident declare sev2 weather is slow");
  await ada.page.getByText(/Only visible to you/).first().waitFor();
  await ada.page.getByText(/otter-ops/).last().waitFor();
  assert.deepEqual((await adaApi.get("/incidents?open=true")).body.items, [], "nothing is done in front of users");
  await openChannel(ada.page, "otter-ops");
  await say(ada.page, "/incident declare sev2 weather is slow");
  incident = await until("a declared incident", async () => (await adaApi.get("/incidents?open=true")).body.items[0]);
  path = `/incidents/${incident.id}`;
  const second = await adaApi.post("/incidents", { title: "it hangs", severity: "SEV1" });
  assert.equal(second.status, 409);
  assert.match(second.body.detail, new RegExp(`INC-${incident.number} "weather is slow" is already open`));
  await Promise.all([ada, bo, ines].map(room));
  for (const who of [ada, bo, ines]) await state(who).getByText("SEV2").waitFor();
});

test("roles come with a card, tasks and the severity move for all at once", async () => {
  await ada.page.getByRole("button", { name: "Role card of Operations lead" }).click();
  await ada.page.getByRole("dialog").getByText(/first five minutes/i).waitFor();
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("combobox", { name: "Operations lead" }).selectOption({ label: "Bo Okafor" });
  await until("Bo leads operations", async () => (await bo.page.getByRole("combobox", { name: "Operations lead" }).inputValue()) !== "");
  await press(ada, "+");
  await ada.page.keyboard.type("Check the database");
  await ada.page.keyboard.press("Enter");
  await bo.page.getByRole("checkbox", { name: /Check the database/ }).click();
  await panel(ada, /^Tasks \(0 to do\)/).waitFor();
  await press(ada, "s");
  const severity = ada.page.getByRole("dialog", { name: /^Severity of/ });
  await severity.getByRole("radio", { name: "SEV1" }).check();
  await severity.getByRole("textbox").fill("nobody is answered");
  await severity.getByRole("button", { name: "Change severity" }).click();
  for (const who of [bo, ines]) await state(who).getByText("SEV1").waitFor();
});

test("an update says what is missing, and a countdown runs for all", async () => {
  await press(ada, "u");
  await ada.page.getByText("Missing: what you know, the impact.").waitFor();
  await ada.page.keyboard.type("The weather service is slow; we look for a way around it.");
  await ada.page.getByRole("button", { name: "Use what is measured" }).click();
  await ada.page.getByRole("combobox", { name: /^Status/ }).selectOption("IDENTIFIED");
  await ada.page.getByRole("button", { name: "Post update" }).click();
  for (const who of [bo, ines]) {
    await panel(who, /^Updates \(1\)/).getByText(/we look for a way around it/).waitFor();
    await state(who).getByText(/Next update due in/).waitFor();
  }
});

test("a question waits in the room, leads to its message and is answered in place", async () => {
  await chat(ines.page);
  await openChannel(ines.page, "otter-ops");
  await say(ines.page, "When is it back?");
  const waiting = panel(bo, /^Waiting for an answer/);
  await waiting.getByText("When is it back?").waitFor();
  const link = waiting.getByRole("listitem").filter({ hasText: "When is it back?" }).getByRole("link");
  assert.match(await link.getAttribute("href"), /thread=/);
  await bo.page.getByRole("button", { name: "Answer Ines Ortiz here" }).click();
  await bo.page.getByRole("textbox", { name: "Answer to Ines Ortiz" }).fill("We write again in ten minutes.");
  await bo.page.keyboard.press("Control+Enter");
  await waiting.getByText("When is it back?").waitFor({ state: "detached" });
  await room(ines);
});

test("a hint shows its price before it is bought, once for the team", async () => {
  await ada.page.getByRole("button", { name: "Ask for a hint: 3 points…" }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Hint 1 for 3 points?" });
  await dialog.getByText(/cannot be given back/).waitFor();
  assert.equal((await adaApi.get(`${path}/hints`)).body.taken.length, 0, "asking costs nothing");
  await dialog.getByRole("button", { name: "Take it for 3 points" }).click();
  await panel(ada, "Hints").getByText(HINT).waitFor();
  const again = await adaApi.post(`${path}/hints`, { number: 1, cost: 3 });
  assert.equal(again.status, 409);
});

test("the instructor sees everything, and the team's buttons say why they are grey", async () => {
  const resolve = ines.page.getByRole("button", { name: "Resolve incident…" });
  assert.equal(await resolve.getAttribute("aria-disabled"), "true");
  await resolve.click({ force: true });
  await ines.page.getByText(/Only team Otter handles its incident/).last().waitFor();
  for (const id of await ines.page.locator("[aria-disabled=true]").evaluateAll((all) => all.map((one) => one.getAttribute("aria-describedby")))) {
    assert.ok(id, "every greyed button has a reason");
  }
  await ines.page.getByRole("checkbox", { name: "Faults" }).waitFor();
  assert.equal(await ada.page.getByRole("checkbox", { name: "Faults" }).count(), 0, "students have no lane of faults");
});

test("the role is handed over with a note, and both know", async () => {
  await ada.page.getByRole("button", { name: "Hand over Incident commander" }).click();
  const dialog = ada.page.getByRole("dialog", { name: /^Hand over/ });
  await dialog.getByRole("combobox").selectOption({ label: "Bo Okafor" });
  await dialog.getByRole("textbox").fill("watch the queue");
  await dialog.getByRole("button", { name: "Hand over" }).click();
  await until("Bo commands", async () => (await read()).roles.some((each) => each.role === "INCIDENT_COMMANDER" && each.person.handle === "bo"));
});

test("a note is written, changed and deleted; its history stays for team and staff", async () => {
  const [first, changed, wrong] = [`First complaint ${ONCE}`, `First complaint ${ONCE} of a user`, `A wrong note ${ONCE}`];
  await press(bo, "n");
  await bo.page.keyboard.type(first);
  await bo.page.keyboard.press("Control+Enter");
  await (await sought(ada, first)).click();
  const detail = panel(ada, "Chosen event");
  await detail.getByRole("button", { name: "Change…" }).click();
  await ada.page.getByLabel("Change the note").fill(changed);
  await ada.page.keyboard.press("Control+Enter");
  await sought(bo, changed);
  await detail.getByRole("button", { name: "History" }).click();
  const history = ada.page.getByRole("list", { name: "History of the note" });
  await history.getByText(/^Version 1,/).waitFor();
  assert.equal(await history.getByRole("listitem").count(), 2);
  await press(ada, "Escape");
  await (await sought(ada, `INC-${incident.number} declared`)).click();
  await press(ada, "p");
  await sought(ines, `INC-${incident.number} declared`);
  await rows(ines).getByText("pinned", { exact: true }).waitFor();
  await unsought(bo);
  await press(bo, "Escape");
  await press(bo, "n");
  await bo.page.keyboard.type(wrong);
  await bo.page.keyboard.press("Control+Enter");
  await (await sought(bo, wrong)).click();
  await panel(bo, "Chosen event").getByRole("button", { name: "Delete" }).click();
  for (const who of [bo, ines]) {
    await who.page.getByText(/^\d+ deleted notes?$/).click();
    await who.page.getByRole("listitem").filter({ hasText: wrong }).waitFor();
    await unsought(who);
  }
  await unsought(ada);
});

test("with the stream cut nothing is lost or doubled when it is back", async () => {
  line.cut();
  await adaApi.post(`${path}/updates`, { text: "Said while Bo was away.", impact: "3 of 10 wait", nextUpdateMinutes: 10 });
  await adaApi.post(`${path}/tasks`, { text: "Call the weather people" });
  await adaApi.post("/timeline/notes", { team: "otter", at: new Date().toISOString(), text: `Noted while Bo was away ${ONCE}`, shared: true });
  assert.equal(await panel(bo, /^Updates \(2\)/).count(), 0, "Bo is cut off");
  line.mend();
  const updates = panel(bo, /^Updates \(2\)/);
  await updates.getByText("Said while Bo was away.").waitFor({ timeout: 45_000 });
  assert.equal(await updates.getByText("Said while Bo was away.").count(), 1);
  await bo.page.getByRole("checkbox", { name: /Call the weather people/ }).waitFor();
  for (const text of [`Noted while Bo was away ${ONCE}`, `INC-${incident.number} identified: Said while Bo`, `INC-${incident.number} declared`]) await sought(bo, text);
  await unsought(bo);
});

test("mitigated, resolved, reopened, and a duplicate goes into it", async () => {
  await press(bo, "m");
  const mitigate = bo.page.getByRole("dialog", { name: /mitigated\?$/ });
  await mitigate.getByRole("textbox", { name: /What was done/ }).fill("Weather is switched off.");
  await mitigate.getByRole("button", { name: "Say mitigated" }).click();
  await until("mitigated", async () => (await read()).status === "MITIGATED");
  await press(bo, "v");
  await bo.page.getByRole("dialog", { name: /^Resolve/ }).getByRole("button", { name: "Resolve incident" }).click();
  await ada.page.getByRole("button", { name: "Reopen…" }).click();
  const reopen = ada.page.getByRole("dialog", { name: /^Reopen/ });
  await reopen.getByRole("textbox").fill("it is back");
  await reopen.getByRole("button", { name: "Reopen incident" }).click();
  await until("open again", async () => (await read()).status === "INVESTIGATING");
  await adaApi.post(`${path}/resolve`, { text: "It holds." });
  const twin = (await adaApi.post("/incidents", { title: "weather again", severity: "SEV3" })).body;
  await chat(ada.page);
  await openChannel(ada.page, "otter-ops");
  await say(ada.page, `/incident merge INC-${twin.number} into INC-${incident.number}`);
  await until("merged", async () => (await adaApi.get(`/incidents/${twin.id}`)).body.mergedInto === incident.id);
  assert.equal((await read()).status, "INVESTIGATING", "the trouble goes on where it began");
  await bo.page.getByText(new RegExp(`INC-${twin.number} weather again`)).waitFor();
  assert.equal((await adaApi.post(`${path}/resolve`, { text: "All is well." })).status, 200);
});

test("the timeline holds all of it on the right lanes, exports it and prints it", async () => {
  await room(ada);
  const timeline = (await adaApi.get(`${path}/timeline`)).body;
  const track = (pattern) => timeline.events.find((event) => pattern.test(event.text))?.track;
  for (const [pattern, lane] of [
    [/declared as SEV2/, "UPDATE"],
    [/from SEV2 to SEV1/, "UPDATE"],
    [/identified: The weather service/, "UPDATE"],
    [/When is it back\?/, "CHAT"],
    [/reopened/, "UPDATE"],
    [/merged into/, "UPDATE"],
    [/resolved/, "UPDATE"],
  ]) assert.equal(track(pattern), lane, String(pattern));
  assert.ok(timeline.events.some((event) => event.track === "SLI"), "the SLI has its lane");
  assert.ok(!timeline.events.some((event) => event.track === "FAULT"), "no fault before the reveal");
  const ids = timeline.events.map((event) => event.id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [format, has] of [["json", `"First complaint ${ONCE} of a user"`], ["csv", `,note,First complaint ${ONCE} of a user,`], ["md", `First complaint ${ONCE} of a user`]]) {
    const answer = await ada.context.request.get(new URL(`/api/v1${path}/timeline/export?format=${format}&view=all`, platform.url).href);
    assert.equal(answer.status(), 200);
    const text = await answer.text();
    assert.ok(text.includes(has), format);
    assert.doesNotMatch(text, SECRET);
  }
  const printed = await ada.page.pdf({ format: "A4" });
  assert.ok(printed.length > 10_000, "it prints");
});

test("keys are listed, the room is accessible, and no student was sent the fault", async () => {
  await press(ada, "?");
  const help = ada.page.getByRole("dialog", { name: "Help and keys" });
  for (const key of ["R", "y", "j", "k", ".", ",", "Enter", "z", "n", "p"]) await help.getByText(key, { exact: true }).first().waitFor();
  await ada.page.keyboard.press("Escape");
  for (const [who, name] of [[ada, "incident of a student"], [ines, "incident of staff"]]) await assertAccessible(who.page, name);
  assert.ok(seen.length > 50, `only ${seen.length} answers were seen`);
  const leaks = seen.filter((answer) => SECRET.test(answer)).map((answer) => `${answer.slice(0, 120)} … ${SECRET.exec(answer)[0]}`);
  assert.deepEqual(leaks, []);
  const complaints = [ada, bo, ines].flatMap((one) => one.complaints).filter((one) => !/ERR_|Failed to load resource/.test(one));
  assert.deepEqual(complaints, []);
});
