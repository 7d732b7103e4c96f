// A student finds a line of the bot's log and sees a metric drawn; makes an alarm that fires, and takes its page in the browser,
// a test's page in chat.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible, openBrowser, signIn } from "./browser.mjs";
import { joinPlatform, startPlatform, until } from "./platform.mjs";

// FIREDRILL_LINKS joins a demo that runs already, FIREDRILL_TEAM with a team that has no alarm yet.
const join = process.env.FIREDRILL_LINKS;
const team = process.env.FIREDRILL_TEAM ?? "otter";

let platform;
let browser;
let ada;

before(async () => {
  platform = join ? joinPlatform(join) : await startPlatform({ teams: 1 });
  ada = await platform.client(`student-${team}`);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await platform?.stop();
});

const pages = async () => (await ada.get(`/teams/${team}/pages`)).body.items;

test("a student searches the log and sees a metric drawn", async () => {
  await until("the bot reports commands", async () => {
    const { families } = (await ada.get(`/teams/${team}/metrics?environment=PRODUCTION`)).body;
    return families.some((family) => family.name === "bot_commands_total");
  }, { within: 120_000, every: 1_000 });
  const { page, complaints } = await signIn(browser, platform.links[`student-${team}`]);
  await page.goto(`${platform.url}/teams/${team}/logs?q=command`);
  const lines = page.getByRole("list", { name: "Lines" }).getByRole("listitem");
  await lines.first().waitFor();
  assert.match(await lines.last().innerText(), /command/i);
  await assertAccessible(page, "logs");

  await page.getByRole("link", { name: "Metrics", exact: true }).click();
  await page.getByRole("button", { name: /^bot_commands_total counter/ }).click();
  await page.getByRole("img", { name: /bot_commands_total/ }).waitFor();
  await assertAccessible(page, "metrics");
  assert.deepEqual(complaints, []);
});

test("an alarm made on the page fires and is acknowledged in browser and chat", async () => {
  const { page, complaints } = await signIn(browser, platform.links[`student-${team}`]);
  await page.goto(`${platform.url}/teams/${team}/alarms`);
  await page.getByText("No alarm yet").waitFor();
  await page.getByRole("link", { name: "Begin with it" }).nth(2).waitFor();
  await assertAccessible(page, "alarms of a new team");

  await page.getByRole("link", { name: "New alarm" }).click();
  await page.getByRole("radio", { name: "Metric" }).click();
  await page.getByRole("textbox", { name: "Metric" }).fill("up");
  await page.getByLabel("Statistic over each period").selectOption("MINIMUM");
  await page.getByLabel("Alarm when it is").selectOption("GE");
  await page.getByLabel("Threshold").fill("1");
  await page.getByLabel("Period", { exact: true }).selectOption("10");
  await page.getByLabel("Datapoints to alarm").fill("1");
  await page.getByLabel("of periods").fill("1");
  await page.getByRole("textbox", { name: "Name" }).fill("bot is there");
  await page.getByText(/In the last hour/).waitFor();
  await assertAccessible(page, "alarm editor");
  await page.getByRole("button", { name: "Create alarm" }).click();
  await page.getByRole("heading", { level: 1, name: /bot is there/ }).waitFor();

  const fired = await until("the page", async () => (await pages())[0], { within: 60_000 });
  assert.equal(fired.alarm.name, "bot is there");
  await page.getByRole("alert").filter({ hasText: `Page ${fired.number} for you` }).waitFor();
  await page.goto(`${platform.url}/teams/${team}/alarms`);
  await page.getByText("Not acknowledged", { exact: true }).first().waitFor();
  await assertAccessible(page, "alarms with an open page");
  await page.keyboard.press("a");
  await until("the acknowledgement", async () => (await pages())[0].state === "ACKNOWLEDGED");
  await page.getByText(/has it/).first().waitFor();

  await page.getByRole("row", { name: /bot is there/ }).getByRole("link", { name: "bot is there" }).click();
  await page.getByRole("button", { name: "Test-fire…" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("does it reach us");
  await page.getByRole("button", { name: "Send the test" }).click();
  const sent = page.getByRole("dialog", { name: "Test of bot is there" });
  await sent.getByText(/delivered/).first().waitFor();
  await assertAccessible(page, "test-fire");
  await sent.getByRole("button", { name: "Done" }).click();
  const trial = (await pages()).find((one) => one.test);
  assert.equal(trial.state, "OPEN");

  const channels = (await ada.get(`/teams/${team}/channels`)).body.items;
  const ops = channels.find((one) => /ops/.test(one.name)) ?? channels[0];
  const said = await ada.post(`/teams/${team}/channels/${ops.id}/messages`, { text: `/ack ${trial.number}`, threadTs: null });
  assert.ok(said.status < 300, JSON.stringify(said.body));
  // The page of a test is over when somebody took it.
  await until("the acknowledgement in chat", async () =>
    (await pages()).find((one) => one.test).state === "CLOSED");

  await page.goto(`${platform.url}/inbox`);
  await page.getByText(/bot is there/).first().waitFor();
  await assertAccessible(page, "inbox");
  await page.getByRole("button", { name: "Mark all read" }).click();
  await until("a read inbox", async () => (await ada.get("/inbox")).body.unread === 0);
  if (!join) assert.deepEqual(complaints, []);
});
