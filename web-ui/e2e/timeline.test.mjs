// Two browsers at one incident: a note and a pin of one appear in the other, and what staff keep to themselves never reaches the team.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, openBrowser, signIn } from "./browser.mjs";
import { joinPlatform, startPlatform } from "./platform.mjs";

let platform, browser;
before(async () => {
  platform = process.env.FIREDRILL_LINKS ? joinPlatform(process.env.FIREDRILL_LINKS) : await startPlatform();
  browser = await openBrowser();
}, { timeout: 20 * 60_000 });
after(async () => {
  await browser?.close();
  await platform?.stop();
});

test("a team's notes are live for all, staff's for staff", { timeout: 300_000 }, async () => {
  const api = await platform.client("student-otter");
  const staffApi = await platform.client("instructor");
  let incident = (await api.get("/incidents")).body.items.find((each) => each.status !== "RESOLVED");
  incident ??= (await api.post("/incidents", { title: "weather is slow", severity: "SEV3" })).body;
  const path = `/incidents/${incident.id}`;

  const ada = await signIn(browser, platform.links["student-otter"]);
  const ines = await signIn(browser, platform.links.instructor);
  const seen = [];
  ada.page.on("response", async (response) => {
    if (/timeline/.test(response.url())) seen.push(await response.text().catch(() => ""));
  });
  for (const { page } of [ada, ines]) {
    await page.goto(new URL(path, platform.url).href);
    await page.getByRole("table", { name: "Timeline events" }).waitFor();
  }

  await ada.page.getByRole("group", { name: /^Timeline\./ }).focus();
  await ada.page.keyboard.press("n");
  await ada.page.getByLabel("New note").fill("The first user complained here");
  await ada.page.keyboard.press("Control+Enter");
  for (const { page } of [ada, ines]) {
    await page.getByRole("table", { name: "Timeline events" }).getByText("The first user complained here").waitFor();
  }

  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("table", { name: "Timeline events" }).getByText(/declared/).first().click();
  await ada.page.getByRole("region", { name: "Chosen event" }).getByRole("button", { name: "Pin" }).click();
  await ada.page.getByText(/^Said .*, pinned .* by @/).waitFor();
  const pinned = ines.page.getByRole("table", { name: "Timeline events" }).getByText("pinned", { exact: true });
  await pinned.first().waitFor();

  const secret = "staff think it is the cache 4711";
  const note = await staffApi.post("/timeline/notes", { team: incident.team.slug, at: new Date(Date.now() - 5_000).toISOString(), text: secret });
  assert.equal(note.status, 201);
  await ines.page.getByRole("table", { name: "Timeline events" }).getByText(secret).waitFor();
  for (const of of ["/timeline/annotations?incident=" + incident.id, path + "/timeline", path + "/timeline/export?format=csv", path + "/timeline/export?format=md"]) {
    const answer = await api.get(of);
    assert.equal(answer.status, 200, of);
    assert.ok(!JSON.stringify(answer.body).includes("4711"), of);
  }
  assert.ok(!(await ada.page.content()).includes("4711"));
  assert.ok(!seen.join("").includes("4711"), "nothing that the student's page read names what staff wrote");
  assert.ok(JSON.stringify((await staffApi.get(path + "/timeline/export?format=csv")).body).includes("4711"));

  await assertAccessible(ada.page, "timeline of a student");
  await assertAccessible(ines.page, "timeline of staff");
  assert.deepEqual([...ada.complaints, ...ines.complaints], []);
});
