// A student finds a line that the own bot wrote, and sees one of its metrics drawn.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible, openBrowser, signIn } from "./browser.mjs";
import { startPlatform, until } from "./platform.mjs";

let platform;
let browser;
let ada;

before(async () => {
  platform = await startPlatform({ teams: 1 });
  ada = await platform.client("student-otter");
  browser = await openBrowser();
  await until("otter's bot reports commands", async () => {
    const { families } = (await ada.get("/teams/otter/metrics?environment=PRODUCTION")).body;
    return families.some((family) => family.name === "bot_commands_total");
  }, { within: 120_000, every: 1_000 });
});

after(async () => {
  await browser?.close();
  await platform?.stop();
});

test("a student searches the log and sees a metric drawn", async () => {
  const { page, complaints } = await signIn(browser, platform.links["student-otter"]);
  await page.goto(`${platform.url}/teams/otter/logs?q=command`);
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
