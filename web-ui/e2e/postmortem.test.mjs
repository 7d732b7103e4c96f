// Two browsers at one postmortem: both write in one paragraph with one of them cut off in between; comments of a team, a grader
// and an instructor; what is pasted runs nothing; the deadline and a text that is too long are told in a sentence.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, openBrowser, signIn } from "./browser.mjs";
import { joinPlatform, startPlatform, until } from "./platform.mjs";

let platform, browser, api, staffApi, incident, path;
before(async () => {
  platform = process.env.FIREDRILL_LINKS ? joinPlatform(process.env.FIREDRILL_LINKS) : await startPlatform();
  browser = await openBrowser();
  api = await platform.client("student-otter");
  staffApi = await platform.client("instructor");
  for (const open of (await api.get("/incidents")).body.items.filter((each) => each.status !== "RESOLVED")) {
    await api.post(`/incidents/${open.id}/resolve`, { text: "Over." });
  }
  const declared = await api.post("/incidents", { title: "weather is slow", severity: "SEV3" });
  incident = declared.status < 300 ? declared.body : (await api.get("/incidents")).body.items[0];
  path = `/incidents/${incident.id}/postmortem`;
}, { timeout: 20 * 60_000 });
after(async () => {
  await browser?.close();
  await platform?.stop();
});

const SENTENCE = "At noon the weather calls began to fail for all users of the bot and nobody was paged.";

async function stored() {
  return (await api.get(path)).body;
}

async function save(markdown) {
  const { version } = await stored();
  const saved = await api.put(path, { markdown }, { "If-Match": `"${version}"` });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
}

async function opened(link) {
  const person = await signIn(browser, link);
  await person.page.goto(new URL(path, platform.url).href);
  await person.page.getByRole("heading", { level: 1, name: /Postmortem of/ }).waitFor();
  return person;
}

const editor = (page) => page.getByRole("textbox", { name: "Postmortem text (Markdown)" });

/** Types over a word of the text as a person would. */
async function retype(page, word, instead) {
  await editor(page).evaluate((area, part) => {
    const from = area.value.indexOf(part);
    area.focus();
    area.setSelectionRange(from, from + part.length);
  }, word);
  await page.keyboard.type(instead);
}

test("two who write in one paragraph lose nothing, cut off or not", { timeout: 300_000 }, async () => {
  await save(`# Ours\n\n${SENTENCE}\n\nEnd.`);
  const ada = await opened(platform.links["student-otter"]);
  const again = await opened(platform.links["student-otter"]);
  const ines = await opened(platform.links.instructor);
  await ines.page.getByRole("status", { name: "Writing now" }).filter({ hasText: /writing/ }).waitFor();

  await again.context.setOffline(true);
  await retype(ada.page, "noon", "12:01");
  await retype(again.page, "nobody", "neither of us");
  await again.page.getByText("Offline, draft kept on this machine").waitFor();
  await until("the first text is stored", async () => (await stored()).markdown.includes("12:01"));
  await again.context.setOffline(false);

  const both = SENTENCE.replace("noon", "12:01").replace("nobody", "neither of us");
  await until("both edits are in one sentence", async () => (await stored()).markdown === `# Ours\n\n${both}\n\nEnd.`, { within: 60_000 });
  for (const { page } of [ada, again]) {
    await until("both pages show it", async () => (await editor(page).inputValue()).includes(both), { within: 60_000 });
  }

  // The same word: both are kept, marked.
  await again.context.setOffline(true);
  await retype(ada.page, "12:01", "12:02");
  await retype(again.page, "12:01", "12:03");
  await again.page.getByText("Offline, draft kept on this machine").waitFor();
  await until("the first is stored", async () => (await stored()).markdown.includes("12:02"));
  await again.context.setOffline(false);
  await until("both are kept", async () => /12:02[^]*12:03|12:03[^]*12:02/.test((await stored()).markdown), { within: 60_000 });
  await again.page.getByText(/changed the same place/).waitFor();
  for (const { context } of [ada, again, ines]) await context.close();
});

test("what is pasted runs nothing, and too much is told in one sentence", { timeout: 300_000 }, async () => {
  await save("# Ours\n\nText.\n");
  const ada = await opened(platform.links["student-otter"]);
  const ines = await opened(platform.links.instructor);
  const evil = '\n<script>window.ran = 1</script>\n<img src="x" onerror="window.ran = 2">\n[a](javascript:window.ran=3)\n';
  const paste = (text) =>
    editor(ada.page).evaluate((area, pasted) => {
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
      const data = new DataTransfer();
      data.setData("text", pasted);
      const taken = !area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      if (!taken) document.execCommand("insertText", false, pasted);
    }, text);
  await paste(evil);
  await until("it is stored", async () => (await stored()).markdown.includes("window.ran = 2"));
  await ada.page.getByRole("region", { name: "Preview" }).getByText("onerror", { exact: false }).waitFor();
  await ines.page.getByText("onerror", { exact: false }).first().waitFor();
  for (const { page } of [ada, ines]) assert.equal(await page.evaluate(() => window.ran), undefined);

  await paste("x ".repeat(1_000_000));
  await ada.page.getByText("2,000,000 characters are too many").waitFor();
  assert.ok((await editor(ada.page).inputValue()).length < 1_000);
  for (const { context } of [ada, ines]) await context.close();
});

test("an event is cited by keyboard and its link opens the moment", { timeout: 300_000 }, async () => {
  await save("# Ours\n\n## Timeline\n\nFirst \n");
  const ada = await opened(platform.links["student-otter"]);
  await editor(ada.page).evaluate((area) => {
    area.focus();
    area.setSelectionRange(area.value.indexOf("First ") + 6, area.value.indexOf("First ") + 6);
  });
  await ada.page.keyboard.type("#");
  await ada.page.getByRole("combobox", { name: "Find an event" }).waitFor();
  await ada.page.keyboard.type("declared");
  await ada.page.getByRole("listbox", { name: "Timeline events" }).getByRole("option").first().waitFor();
  await assertAccessible(ada.page, "evidence picker");
  await ada.page.keyboard.press("Enter");
  await ada.page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.match(await editor(ada.page).inputValue(), /First \*\*\d\d:\d\d:\d\d UTC\*\* .*declared.* \(\[record \d+\]\(\/incidents\//);
  await ada.page.getByRole("region", { name: "Preview" }).getByRole("link", { name: /^record/ }).click();
  await ada.page.getByRole("region", { name: "Chosen event" }).getByText(/declared/).first().waitFor();
  await ada.context.close();
});

test("a team and staff comment, and a grader's words wait for an instructor", { timeout: 300_000 }, async () => {
  await save(`# Ours\n\n${SENTENCE}\n\nEnd.`);
  const ada = await opened(platform.links["student-otter"]);
  const greta = await opened(platform.links.grader);
  const ines = await opened(platform.links.instructor);

  // The team: by keyboard, on a passage.
  await editor(ada.page).evaluate((area) => {
    const from = area.value.indexOf("nobody was paged");
    area.focus();
    area.setSelectionRange(from, from + "nobody was paged".length);
  });
  await ada.page.keyboard.press("Control+Alt+m");
  await ada.page.getByRole("textbox", { name: "Comment on this passage" }).waitFor();
  await ada.page.keyboard.type("Is that so? <img src=x onerror=window.ran=4>");
  await ada.page.keyboard.press("Control+Enter");
  for (const { page } of [ada, greta, ines]) await page.getByText("Is that so?", { exact: false }).first().waitFor();

  // The grader: for staff until it is sent.
  const secret = "the record has a page at 12:03, 4711";
  await greta.page.getByRole("textbox", { name: "Comment on the whole" }).fill(secret);
  await greta.page.keyboard.press("Control+Enter");
  const thread = ines.page.getByRole("listitem").filter({ hasText: "4711" });
  await thread.getByText("Staff only").waitFor();
  assert.ok(!JSON.stringify((await api.get(`/incidents/${incident.id}/postmortem-comments`)).body).includes("4711"));
  assert.equal(await ada.page.getByText("4711").count(), 0);
  await thread.getByRole("button", { name: "Send to the team" }).click();
  await ada.page.getByText(secret).waitFor();

  // Answer, edit, resolve by keyboard.
  const own = ada.page.getByRole("listitem").filter({ hasText: "Is that so?" });
  await own.focus();
  await ada.page.keyboard.press("r");
  await ada.page.getByRole("textbox", { name: "Answer" }).fill("It is.");
  await ada.page.keyboard.press("Control+Enter");
  await ines.page.getByText("It is.").waitFor();
  const said = ada.page.getByRole("article").filter({ hasText: "It is." });
  await said.getByRole("button", { name: "Edit" }).click();
  await ada.page.getByRole("textbox", { name: "Your comment" }).fill("It was.");
  await ada.page.keyboard.press("Control+Enter");
  await ada.page.getByText("Edited once").waitFor();

  // The passage goes: the comment stays and says so.
  await save("# Ours\n\nAll is new.\n");
  await ines.page.getByText("This passage is no longer in the text.").waitFor();
  await own.focus();
  await ada.page.keyboard.press("e");
  await ada.page.getByRole("button", { name: "Show 1 resolved" }).waitFor();

  for (const { page } of [ada, greta, ines]) assert.equal(await page.evaluate(() => window.ran), undefined);
  await assertAccessible(ada.page, "postmortem of a student");
  await assertAccessible(greta.page, "postmortem of a grader");
  await assertAccessible(ines.page, "postmortem of an instructor");
  await ines.page.getByRole("button", { name: "Submit postmortem…" }).focus();
  await ines.page.keyboard.press("Enter");
  await ines.page.locator(".mantine-Notification-root").filter({ hasText: "Only the team writes and submits" }).waitFor();
  for (const { context } of [ada, greta, ines]) await context.close();
});

test("lateness is told before it costs, and after the close nothing is taken", { timeout: 300_000 }, async () => {
  const terms = (await staffApi.get("/postmortem-terms")).body;
  const set = (dueAfterMinutes, policy) =>
    staffApi.get("/postmortem-terms").then(({ body }) =>
      staffApi.put("/postmortem-terms", { dueAfterMinutes, policy }, { "If-Match": `"${body.version}"` }));
  const policy = { graceMinutes: 0, stepMinutes: 60, percentPerStep: 10, percentAtMost: 50, closesAfterMinutes: 1_440 };
  assert.equal((await set(null, policy)).status, 200);
  const deadline = `/incidents/${incident.id}/postmortem-deadline`;
  const in2 = new Date(Date.now() - 90 * 60_000).toISOString();
  assert.equal((await staffApi.put(`${deadline}/extension`, { due: in2, reason: "Ada was ill." })).status, 200);

  await save("# Ours\n\nText.\n");
  const ada = await opened(platform.links["student-otter"]);
  await ada.page.getByText(/Submitting now costs 20 % of the points/).first().waitFor();
  await ada.page.getByText(/Ada was ill/).waitFor();
  await ada.page.getByRole("button", { name: "Submit postmortem…" }).click();
  await ada.page.getByRole("dialog").getByText(/costs 20 %/).waitFor();
  await ada.page.getByRole("button", { name: "Submit postmortem", exact: true }).click();
  await ada.page.getByText(/late: costs 20 %/).first().waitFor();

  assert.equal((await set(null, { ...policy, closesAfterMinutes: 30 })).status, 200);
  const { version } = await stored();
  const refused = await api.put(path, { markdown: "late" }, { "If-Match": `"${version}"` });
  assert.equal(refused.status, 409);
  assert.match(refused.body.detail, /closed at .*, after its deadline/);
  await set(terms.dueAfterMinutes ?? null, terms.policy);
  await assertAccessible(ada.page, "postmortem with a deadline");
  assert.deepEqual(ada.complaints, []);
  await ada.context.close();
});
