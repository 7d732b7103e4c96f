// The whole story with real bots and real browsers: launch, hurt, declare, mitigate, resolve, postmortem, grade, publish.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible, openBrowser, signIn } from "./browser.mjs";
import { startPlatform, until } from "./platform.mjs";

const HELD_FOR_MS = 75_000;

let platform;
let browser;
let instructor;
let student;
let other;
let grader;

before(async () => {
  platform = await startPlatform({ teams: 3 });
  browser = await openBrowser();
  instructor = await signIn(browser, platform.links.instructor);
  student = await signIn(browser, platform.links["student-otter"]);
  other = await signIn(browser, platform.links["student-lynx"]);
  grader = await signIn(browser, platform.links.grader);
});

after(async () => {
  await browser?.close();
  await platform?.stop();
});

/** What users of the team's production bot saw lately, as the instructor's API tells. */
async function summary(team) {
  const board = await (await platform.client("instructor")).get("/sli");
  return board.body.items.find((item) => item.team.slug === team && item.environment === "PRODUCTION");
}

const lately = (item) => item.recent.slice(-4, -1);

async function say(page, text) {
  const field = page.getByRole("textbox", { name: /^Message to / });
  await field.fill(text);
  await field.press("Escape");
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

async function openChannel(page, name) {
  await page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name: new RegExp(`#${name}`) }).click();
  await page.getByRole("heading", { level: 1, name: `#${name}` }).waitFor();
}

test("six bots connect and answer their users", async () => {
  const api = await platform.client("instructor");
  await until("six connected bots", async () => {
    const teams = (await api.get("/teams")).body.items;
    const bots = teams.flatMap((team) => team.bots);
    return bots.length === 6 && bots.every((bot) => bot.observed === "CONNECTED");
  }, { within: 90_000 });
  await until("every team's users are content", async () => {
    const board = (await api.get("/sli")).body.items;
    return board.length === 6 && board.every((item) => item.summary.total >= 4 && item.recent.slice(-3).every((point) => point.good === point.total));
  }, { within: 120_000, every: 1_000 });
});

test("every page reads well to assistive technology before anything happens", async () => {
  const { page } = instructor;
  await page.getByRole("heading", { level: 1, name: "Mission control" }).waitFor();
  await assertAccessible(page, "mission control");
  await student.page.getByRole("heading", { level: 1, name: "Team Otter" }).waitFor();
  await assertAccessible(student.page, "cockpit");
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${platform.url}/sign-in`);
  await stranger.getByRole("heading", { level: 1, name: "Sign in to Firedrill" }).waitFor();
  await assertAccessible(stranger, "sign-in");
  await stranger.context().close();
});

test("the instructor launches Slow dependency for one team and sees it take effect", async () => {
  const { page } = instructor;
  await page.getByRole("button", { name: /^Launch.* Slow dependency/ }).click();
  const dialog = page.getByRole("dialog", { name: /^Launch/ });
  await dialog.getByRole("radio", { name: "Chosen teams" }).click();
  await dialog.getByRole("checkbox", { name: "Crane" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Lynx" }).uncheck();
  const launch = dialog.getByRole("button", { name: "Launch to 1 team" });
  await until("a ready team", () => launch.isEnabled(), { within: 90_000 });
  await assertAccessible(page, "launch dialog");
  await launch.click();
  const run = page.getByRole("region", { name: /^Run 1: Slow dependency/ });
  await run.waitFor();
  await run.getByText(/effect verified/i).first().waitFor();
  await until("a verified effect", async () => {
    const runs = (await (await platform.client("instructor")).get("/runs")).body.items;
    return runs[0].teams[0].steps.find((step) => step.kind === "FAULT")?.state === "VERIFIED";
  }, { within: 120_000 });
  await assertAccessible(page, "mission control during a run");
});

test("users of this team suffer, others do not, and no student is told why", async () => {
  await until("Otter's users suffer", async () => (await summary("otter")).summary.state !== "OK", { within: 90_000, every: 1_000 });
  const lynx = await summary("lynx");
  assert.ok(lately(lynx).every((point) => point.good === point.total), `Lynx is untouched: ${JSON.stringify(lately(lynx))}`);
  const api = await platform.client("student-otter");
  for (const path of ["/teams/otter/timeline", "/teams/otter/sli?environment=PRODUCTION&window=PT15M", "/teams", "/incidents"]) {
    const answer = await api.get(path);
    assert.equal(answer.status, 200, path);
    assert.doesNotMatch(JSON.stringify(answer.body), /fault\.|dependency-slow|slow-weather|Slow dependency/, path);
  }
  assert.equal((await api.get("/runs")).status, 403);
  assert.equal((await api.get("/teams/lynx/timeline")).status, 404);
});

test("the student sees users complain, and every command answers, also wrong ones", async () => {
  const { page } = student;
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Chat" }).click();
  await openChannel(page, "otter-users");
  await page.getByRole("log").getByText(/!weather/).first().waitFor();
  await openChannel(page, "otter-ops");
  await say(page, "/incidnt declare");
  await page.getByText(/is not a command here/).waitFor();
  await say(page, "/incident declare");
  await page.getByText(/say in 3 to 120/).waitFor();
  await page.getByText("Only visible to you").first().waitFor();
  await assertAccessible(page, "chat");
});

test("the student declares, updates, and switches the weather plugin off in the cockpit", async () => {
  const { page } = student;
  await say(page, "/incident declare sev2 weather is slow");
  await page.getByText(/You declared INC-1/).waitFor();
  await openChannel(page, "inc-1-weather-is-slow");
  await say(page, "I look at the weather plugin");
  await say(page, "/incident update identified The weather service is slow. We switch the plugin off; next update in 10 minutes.");
  await page.getByText(/Update posted/).waitFor();

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Cockpit" }).click();
  await page.getByRole("button", { name: "Change plugin.weather.enabled" }).click();
  const dialog = page.getByRole("dialog", { name: "Turn plugin.weather.enabled off?" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("the weather service is slow");
  await dialog.getByRole("button", { name: "Turn off" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await until("Otter's users are content again", async () => lately(await summary("otter")).every((point) => point.total > 0 && point.good === point.total), { within: 60_000, every: 1_000 });
});

test("after it held, the student resolves and writes the postmortem", async () => {
  const { page } = student;
  const since = Date.now();
  await until("the SLI held", async () => {
    assert.ok(lately(await summary("otter")).every((point) => point.good === point.total), "a relapse");
    return Date.now() - since > HELD_FOR_MS;
  }, { within: HELD_FOR_MS + 30_000, every: 2_000 });
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Chat" }).click();
  await openChannel(page, "inc-1-weather-is-slow");
  await say(page, "/incident resolve Answers are prompt again; weather stays off until its service is fast.");
  await page.getByText(/You resolved INC-1/).waitFor();

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Incidents" }).click();
  await assertAccessible(page, "incidents");
  await page.getByRole("link", { name: /INC-1/ }).first().click();
  await page.getByRole("heading", { level: 1, name: /INC-1 weather is slow/ }).waitFor();
  await page.getByRole("table", { name: "Timeline events" }).getByText(/declared/).first().waitFor();
  await assertAccessible(page, "incident");
  await page.getByRole("link", { name: "Postmortem" }).click();
  await page.getByRole("textbox", { name: "Postmortem text (Markdown)" }).fill("## Summary\n\nThe weather service was slow.\n\n<script>alert(1)</script>\n\n## Timeline\n\nWe declared at once and switched the plugin off.");
  await page.getByRole("status", { name: "Save state" }).getByText(/^Saved/).waitFor();
  await page.getByRole("region", { name: "Preview" }).getByText("The weather service was slow.").waitFor();
  await assertAccessible(page, "postmortem editor");
  await page.getByRole("button", { name: /^Submit postmortem/ }).click();
  await page.getByRole("dialog", { name: "Submit the postmortem?" }).getByRole("button", { name: "Submit postmortem" }).click();
  await until("a submitted postmortem", async () => {
    const api = await platform.client("student-otter");
    const incident = (await api.get("/incidents")).body.items[0];
    return (await api.get(`/incidents/${incident.id}/postmortem`)).body.submittedAt;
  });
});

test("the instructor halts the run and the fault is verified gone", async () => {
  const { page } = instructor;
  await page.getByRole("button", { name: /^Halt run 1/ }).click();
  const dialog = page.getByRole("dialog", { name: "Halt run 1?" });
  await dialog.getByRole("textbox", { name: "Number of the run (1)" }).fill("1");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("everybody has learned it");
  await dialog.getByRole("button", { name: "Halt run 1" }).click();
  const run = await until("a clean end", async () => {
    const found = (await (await platform.client("instructor")).get("/runs")).body.items[0];
    return found.state === "HALTED" && found;
  }, { within: 60_000 });
  assert.equal(run.teams[0].steps.find((step) => step.kind === "FAULT").state, "CLEAN");
});

test("the platform scores from evidence, the grader marks, and nothing shows before publication", async () => {
  const { page } = grader;
  const api = await platform.client("grader");
  const assessment = await until("an assessment", async () => (await api.get("/assessments")).body.items[0], { within: 90_000, every: 1_000 });
  const { auto } = (await api.get(`/assessments/${assessment.id}`)).body;
  assert.equal(auto.voided, false);
  const line = (id) => auto.lines.find((each) => each.id === id);
  for (const id of ["detect", "engage", "mitigate", "resolve", "impact", "comms"]) {
    assert.ok(line(id).explanation.length > 20, id);
  }
  assert.ok(line("mitigate").points > 0, JSON.stringify(auto, null, 1));
  assert.ok(line("resolve").points > 0, JSON.stringify(auto, null, 1));

  const team = await platform.client("student-otter");
  assert.deepEqual((await team.get("/assessments")).body.items, []);
  assert.equal((await team.get(`/assessments/${assessment.id}`)).status, 404);

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Grading" }).click();
  await page.getByRole("heading", { level: 1, name: "Grading" }).waitFor();
  await assertAccessible(page, "grading queue");
  await page.getByRole("link", { name: /^Otter ?, run 1/ }).click();
  await page.getByText("The weather service was slow.").first().waitFor();
  await page.getByText(/fault/i).first().waitFor();
  await page.getByLabel("Mark (0 to 100)").fill("85");
  await page.getByRole("textbox", { name: "Comment to the team (Markdown)" }).fill("Calm and **quick**.");
  await until("a saved draft", async () => (await api.get(`/assessments/${assessment.id}`)).body.grade?.comment === "Calm and **quick**.");
  assert.equal((await team.get(`/assessments/${assessment.id}`)).status, 404, "a draft stays private");
  await assertAccessible(page, "workbench");
  await page.getByRole("button", { name: /^Publish/ }).click();
  await page.getByRole("dialog", { name: /^Publish the grade of/ }).getByRole("button", { name: "Publish grade" }).click();
  await until("a published grade", async () => (await team.get(`/assessments/${assessment.id}`)).status === 200);
  assert.equal((await (await platform.client("student-lynx")).get(`/assessments/${assessment.id}`)).status, 404, "another team's grade");
});

test("the student sees both scores with an explanation for every line", async () => {
  const { page } = student;
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Scores" }).click();
  await page.getByRole("heading", { level: 1, name: "Scores" }).waitFor();
  await assertAccessible(page, "scores");
  await page.getByRole("link", { name: /Run 1, Slow dependency/ }).click();
  await page.getByRole("region", { name: "Automatic score" }).getByText(/You declared .* after the effect began/).waitFor();
  await page.getByRole("region", { name: "Comment" }).getByText("quick").waitFor();
  await assertAccessible(page, "score");
});

test("no page complained on the way", () => {
  for (const [who, person] of Object.entries({ instructor, student, other, grader })) {
    assert.deepEqual(person.complaints, [], who);
  }
});
