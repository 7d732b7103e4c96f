// Every screen by role, for screenshots and the accessibility check.
import { chromium } from "playwright-core";
import { spawn } from "node:child_process";
import * as ax from "./alarm-fixtures.mjs";
import { DEBRIEF_RUN } from "./debrief-routes.mjs";
import * as fx from "./fixtures.mjs";

export const PORT = Number(process.env.SHOTS_PORT ?? 8099);
export const BASE = `http://127.0.0.1:${PORT}`;
const [inc7, , inc3] = fx.INCIDENTS;
const [published, ready] = fx.ASSESSMENTS;
const RUN = "a0700000-0000-4000-8000-0000000000";

export const PAGES = [
  { name: "sign-in", role: null, path: "/sign-in" },
  { name: "mission-control", role: "instructor", path: "/" },
  { name: "mission-launch", role: "instructor", path: "/", before: "halt-and-launch" },
  { name: "teams", role: "instructor", path: "/teams" },
  { name: "team-cockpit", role: "instructor", path: "/teams/lynx" },
  { name: "incidents-staff", role: "instructor", path: "/incidents" },
  { name: "incident-staff", role: "instructor", path: `/incidents/${inc7.id}` },
  { name: "chat-home-staff", role: "instructor", path: "/chat" },
  { name: "grading", role: "grader", path: "/grading" },
  { name: "workbench", role: "grader", path: `/grading/${ready.id}` },
  {
    name: "review",
    role: "grader",
    path: "/grading/runs/b0000000-0000-0000-0000-000000000001",
  },
  {
    name: "review-overview",
    role: "instructor",
    path: "/grading/runs/b0000000-0000-0000-0000-000000000001/overview",
  },
  { name: "rubric", role: "grader", path: "/grading/rubrics/course" },
  { name: "postmortem-read", role: "grader", path: `/incidents/${inc3.id}/postmortem` },
  { name: "cockpit", role: "student", path: "/" },
  { name: "cockpit-flag", role: "student", path: "/", before: "flag" },
  { name: "chat", role: "student", path: "/teams/otter/chat/C0OPS" },
  { name: "chat-thread", role: "student", path: "/teams/otter/chat/C0OPS", before: "thread" },
  { name: "incidents", role: "student", path: "/incidents" },
  { name: "incident", role: "student", path: `/incidents/${inc7.id}` },
  { name: "postmortem", role: "student", path: `/incidents/${inc7.id}/postmortem` },
  { name: "scores", role: "student", path: "/scores" },
  { name: "score", role: "student", path: `/scores/${published.id}` },
  { name: "logs", role: "student", path: "/teams/otter/logs" },
  { name: "logs-open", role: "student", path: "/teams/otter/logs?level=WARN", before: "open-line" },
  { name: "logs-none", role: "instructor", path: '/teams/otter/logs?q=nobody&f=["user:zoe"]' },
  { name: "logs-dropped", role: "grader", path: "/teams/crane/logs?last=1h" },
  { name: "metrics", role: "student", path: "/teams/otter/metrics" },
  {
    name: "metrics-query",
    role: "student",
    path: `/teams/otter/metrics?slo=0.5&vs=1h&q=${encodeURIComponent("sum by (outcome) (rate(bot_commands_total[1m]))")}`,
  },
  {
    name: "metrics-many",
    role: "grader",
    path: `/teams/otter/metrics?q=${encodeURIComponent("rate(bot_commands_total[1m])")}`,
  },
  {
    name: "metrics-heat",
    role: "student",
    path: "/teams/otter/metrics?view=heat&q=command_duration_seconds_bucket",
  },
  { name: "metrics-wrong", role: "student", path: "/teams/otter/metrics?q=sum(up))" },
  { name: "metrics-none", role: "instructor", path: "/teams/newt/metrics" },
  { name: "dashboards", role: "student", path: "/teams/otter/dashboards" },
  {
    name: "dashboard",
    role: "grader",
    path: "/teams/otter/dashboards/5e1f0000-0000-4000-8000-000000000001",
  },
  {
    name: "dashboard-edit",
    role: "student",
    path: "/teams/otter/dashboards/5e1f0000-0000-4000-8000-000000000001?edit=true",
    before: "edit-panel",
  },
  { name: "deploys", role: "student", path: "/teams/otter/deploys" },
  { name: "deploys-canary", role: "instructor", path: "/teams/crane/deploys" },
  { name: "deploys-empty", role: "grader", path: "/teams/newt/deploys" },
  { name: "deploys-diff", role: "student", path: "/teams/otter/deploys", before: "diff" },
  { name: "deploys-rollback", role: "student", path: "/teams/otter/deploys", before: "rollback" },
  { name: "deploys-deploy", role: "student", path: "/teams/otter/deploys", before: "deploy" },
  { name: "deploys-release", role: "student", path: "/teams/otter/deploys", before: "release" },
  { name: "deploys-freeze", role: "student", path: "/teams/otter/deploys", before: "freeze" },
  { name: "flags", role: "student", path: "/teams/otter/flags" },
  { name: "flags-compare", role: "student", path: "/teams/otter/flags?compare=true" },
  { name: "flags-import", role: "student", path: "/teams/otter/flags", before: "import" },
  { name: "flags-create", role: "student", path: "/teams/otter/flags", before: "create-flag" },
  { name: "flag-page", role: "student", path: "/teams/otter/flags/new-parser" },
  {
    name: "flag-edit",
    role: "student",
    path: "/teams/otter/flags/reply-style",
    before: "edit-flag",
  },
  { name: "flag-kill", role: "student", path: "/teams/otter/flags/new-parser", before: "kill" },
  { name: "config", role: "student", path: "/teams/otter/config" },
  { name: "config-edit", role: "student", path: "/teams/otter/config", before: "edit-config" },
  { name: "config-review", role: "student", path: "/teams/otter/config", before: "review-config" },
  { name: "config-secret", role: "student", path: "/teams/otter/config", before: "secret" },
  { name: "console", role: "student", path: "/teams/otter/console" },
  { name: "console-open", role: "student", path: "/teams/otter/console", before: "open-exchange" },
  { name: "console-guide", role: "instructor", path: "/teams/lynx/console" },
  { name: "alarms", role: "student", path: "/teams/otter/alarms" },
  { name: "alarms-staff", role: "instructor", path: "/teams/otter/alarms" },
  { name: "alarms-grader", role: "grader", path: "/teams/otter/alarms" },
  { name: "alarms-first", role: "instructor", path: "/teams/lynx/alarms" },
  { name: "alarms-silence", role: "student", path: "/teams/otter/alarms", before: "silence" },
  { name: "alarms-blip", role: "student", path: "/teams/otter/alarms", before: "blip" },
  { name: "alarm", role: "student", path: `/teams/otter/alarms/${ax.ALARMS[0].id}` },
  {
    name: "alarm-fire",
    role: "student",
    path: `/teams/otter/alarms/${ax.ALARMS[0].id}`,
    before: "test-fire",
  },
  { name: "alarm-new", role: "student", path: "/teams/otter/alarms/new" },
  { name: "alarm-burn", role: "student", path: `/teams/otter/alarms/${ax.ALARMS[2].id}/edit` },
  { name: "alarm-unknown", role: "student", path: `/teams/otter/alarms/${ax.ALARMS[4].id}/edit` },
  { name: "on-call", role: "student", path: "/teams/otter/on-call" },
  { name: "on-call-rota", role: "student", path: "/teams/otter/on-call", before: "rota" },
  { name: "on-call-hand-over", role: "student", path: "/teams/otter/on-call", before: "hand-over" },
  { name: "on-call-none", role: "instructor", path: "/teams/lynx/on-call" },
  { name: "routes", role: "student", path: "/teams/otter/routes", before: "routes-test" },
  { name: "routes-grader", role: "grader", path: "/teams/otter/routes" },
  { name: "inbox", role: "student", path: "/inbox" },
  { name: "inbox-empty", role: "grader", path: "/inbox" },
  { name: "slo", role: "student", path: "/teams/otter/slo" },
  { name: "slo-staff", role: "instructor", path: "/teams/otter/slo", before: "facts" },
  { name: "slo-empty", role: "grader", path: "/teams/newt/slo" },
  { name: "slo-change", role: "student", path: "/teams/otter/slo", before: "objective" },
  { name: "status-page", role: null, path: "/status/otter" },
  { name: "status-bad", role: null, path: "/status/lynx" },
  { name: "status-none", role: null, path: "/status/newt" },
  { name: "capacity", role: "student", path: "/teams/otter/capacity", before: "what-if" },
  { name: "capacity-empty", role: "grader", path: "/teams/newt/capacity" },
  { name: "capacity-size", role: "student", path: "/teams/otter/capacity", before: "size" },
  {
    name: "capacity-forecast",
    role: "instructor",
    path: "/teams/otter/capacity",
    before: "forecast",
  },
  { name: "runbooks", role: "student", path: "/teams/otter/runbooks" },
  { name: "runbooks-empty", role: "grader", path: "/teams/newt/runbooks" },
  {
    name: "runbook",
    role: "student",
    path: `/teams/otter/runbooks/${ax.RUNBOOKS[0].id}`,
    before: "versions",
  },
  { name: "runbook-broken", role: "grader", path: `/teams/otter/runbooks/${ax.RUNBOOKS[1].id}` },
  {
    name: "runbook-edit",
    role: "student",
    path: `/teams/otter/runbooks/${ax.RUNBOOKS[1].id}?edit=true`,
  },
  { name: "runbook-run", role: "student", path: `/teams/otter/runbook-runs/${RUN}21` },
  { name: "runbook-dry", role: "student", path: `/teams/otter/runbook-runs/${RUN}22` },
  {
    name: "rules",
    role: "student",
    path: "/teams/otter/runbooks?view=rules",
    before: "executions",
  },
  { name: "rule-add", role: "student", path: "/teams/otter/runbooks?view=rules", before: "rule" },
  { name: "toil", role: "instructor", path: "/teams/otter/runbooks?view=toil" },
  { name: "cockpit-ready", role: "student", path: "/", before: "checklist" },
  { name: "debriefs", role: "instructor", path: "/debriefs" },
  { name: "debriefs-empty", role: "grader", path: "/debriefs" },
  { name: "debrief", role: "instructor", path: `/debrief/${DEBRIEF_RUN}?t=200` },
  {
    name: "debrief-four",
    role: "instructor",
    path: `/debrief/${DEBRIEF_RUN}?t=620&teams=otter,lynx,crane,ibis`,
  },
  { name: "debrief-student", role: "student", path: `/debrief/${DEBRIEF_RUN}?t=300` },
  { name: "debrief-projector", role: "projector", path: `/debrief/${DEBRIEF_RUN}?t=200` },
  { name: "debrief-leave", role: "projector", path: "/debriefs", before: "leave-projector" },
  { name: "tokens", role: "student", path: "/tokens" },
  { name: "tokens-new", role: "student", path: "/tokens", before: "create-token" },
  { name: "help", role: "student", path: "/scores", before: "help" },
  { name: "palette", role: "student", path: "/scores", before: "palette" },
  { name: "not-found", role: "student", path: "/nowhere" },
];

export const STEPS = {
  "leave-projector": async (page) => {
    await page.getByRole("button", { name: "Leave…" }).click();
    await page.getByRole("dialog").waitFor();
  },
  "halt-and-launch": async (page) => {
    const halt = page.getByRole("button", { name: "Halt run 42…" });
    if (await halt.isVisible()) {
      await halt.click();
      await page.getByLabel("Reason").fill("Show the launcher");
      await page.getByRole("button", { name: "Halt run 42", exact: true }).click();
      await page.waitForTimeout(600);
    }
    await page
      .getByRole("button", { name: /Launch… A release/ })
      .click({ timeout: 3000 })
      .catch(() => undefined);
    await page.waitForTimeout(600);
  },
  "open-line": async (page) => {
    const rows = page.getByRole("list", { name: "Lines" }).getByRole("button", { expanded: false });
    await rows.last().click();
  },
  "edit-panel": async (page) => {
    await page.getByRole("button", { name: "Edit Errors", exact: true }).click();
  },
  facts: async (page) => {
    // A button that was pressed is named otherwise, so the next one is the first.
    const show = page.getByRole("button", { name: /^Show \d fact/ });
    for (let left = await show.count(); left > 0; left--) await show.first().click();
  },
  objective: async (page) => {
    await page.getByRole("button", { name: "Change objective…" }).click();
    await page.getByRole("textbox", { name: "Answered well" }).fill("99.5");
    await page.getByLabel("Reason").fill("conflict, to see it");
    await page.getByRole("button", { name: "Change objective", exact: true }).click();
  },
  "what-if": async (page) => page.getByRole("button", { name: "Work it out" }).click(),
  size: async (page) => {
    await page.getByRole("button", { name: "Change the size of production" }).click();
    await page.getByRole("textbox", { name: "Memory" }).last().fill("128");
  },
  forecast: async (page) => page.getByRole("button", { name: "File a forecast…" }).click(),
  versions: async (page) => page.getByRole("button", { name: "Show changes of version 3" }).click(),
  executions: async (page) =>
    page.getByRole("button", { name: "Show what it did" }).first().click(),
  rule: async (page) => {
    await page.getByRole("button", { name: "Add rule…" }).first().click();
    await page.getByLabel("Then", { exact: true }).selectOption("FLAG");
  },
  checklist: async (page) => page.getByRole("button", { name: "Show checklist" }).click(),
  flag: async (page) => {
    await page.getByRole("button", { name: "Change duty-cache" }).click();
    await page.getByLabel("Reason").fill("Directory is fast again");
  },
  diff: async (page) => {
    await page.getByRole("button", { name: /Deployment 18/ }).click();
  },
  rollback: async (page) => page.keyboard.press("r"),
  deploy: async (page) => {
    await page.keyboard.press("d");
    await page.getByRole("radio", { name: "Canary" }).click();
  },
  release: async (page) => page.getByRole("button", { name: "Add release…" }).click(),
  freeze: async (page) => page.getByRole("button", { name: "Add freeze…" }).click(),
  import: async (page) => {
    await page.getByRole("button", { name: "Import…" }).click();
    const file = {
      flags: {
        "duty-cache": { state: "DISABLED" },
        "new-parser": {},
        "reply-style": {},
        fresh: {},
      },
    };
    await page.getByRole("textbox", { name: "flagd file" }).fill(JSON.stringify(file, null, 2));
    await page.getByRole("button", { name: "Preview" }).click();
  },
  "create-flag": async (page) => page.getByRole("button", { name: "Create flag…" }).click(),
  "edit-flag": async (page) => {
    await page.getByRole("button", { name: "Edit definition" }).click();
    const field = page.getByRole("textbox", { name: /Definition/ });
    await field.fill((await field.inputValue()).replace('"plain",', '"plane",'));
  },
  kill: async (page) => page.getByRole("button", { name: "Kill new-parser…" }).click(),
  "edit-config": async (page) => {
    await page.getByRole("button", { name: "Edit variables" }).click();
    await page.getByRole("button", { name: "Add variable" }).click();
    await page.getByRole("textbox", { name: "Name" }).last().fill("SLACK_BOT_TOKEN");
  },
  "review-config": async (page) => {
    await page.getByRole("button", { name: "Edit variables" }).click();
    await page.getByLabel("Value of LOG_LEVEL").fill("debug");
    await page.getByRole("button", { name: /Review 1 change/ }).click();
  },
  secret: async (page) => page.getByRole("button", { name: "Replace WEATHER_KEY" }).click(),
  "open-exchange": async (page) => {
    await page
      .getByRole("button", { name: /!ping|weather/ })
      .nth(1)
      .click();
    await page.getByText("chat.postMessage").first().click();
  },
  "create-token": async (page) => {
    await page.getByRole("button", { name: "Create token…" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("laptop at home");
    await page.getByRole("button", { name: "Create token", exact: true }).click();
  },
  silence: async (page) => {
    await page.getByRole("button", { name: "Silence users-wait" }).click();
    await page.getByLabel("Reason").fill("We work on it");
  },
  blip: async (page) => {
    const start = page.getByRole("button", { name: "Start a blip…" });
    await page.waitForTimeout(400);
    if ((await start.getAttribute("aria-disabled")) === "true") return;
    await start.click();
    await page.getByRole("button", { name: /Disturb staging/ }).click();
    await page.waitForTimeout(600);
  },
  "test-fire": async (page) => {
    await page.getByRole("button", { name: "Test-fire…" }).click();
    await page.getByLabel("Reason").fill("Does the webhook work?");
    await page.getByRole("button", { name: "Send the test" }).click();
    await page.waitForTimeout(1900);
  },
  rota: async (page) => page.getByRole("button", { name: "Edit rota…" }).click(),
  "hand-over": async (page) => page.getByRole("button", { name: "Hand over…" }).click(),
  "routes-test": async (page) => page.getByRole("button", { name: "Send a test" }).click(),
  thread: async (page) => page.getByRole("button", { name: /2 replies/ }).click(),
  help: async (page) => page.getByRole("button", { name: "Help and keys" }).click(),
  palette: async (page) => page.keyboard.press("Control+k"),
};

export async function withServer(work) {
  const server = spawn("node", ["dev/mock-server.mjs"], {
    env: { ...process.env, PORT: String(PORT) },
    stdio: "inherit",
  });
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await work(browser);
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Opens a page as its role and waits until it has its data. */
export async function open(
  browser,
  { role, path, before },
  { scheme, width, height = 900, forced = false },
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: "reduce",
    forcedColors: forced ? "active" : "none",
  });
  if (role) await context.addCookies([{ name: "firedrill_session", value: role, url: BASE }]);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.setDefaultTimeout(20_000);
  try {
    await page.goto(BASE + path);
    await settled(page);
    if (before) await STEPS[before](page);
    await settled(page);
  } catch (failure) {
    await context.close();
    throw failure;
  }
  return { context, page, complaints };
}

/** Until the page has its heading, loads nothing more and has drawn that. */
export async function settled(page) {
  await page.locator("h1").first().waitFor({ state: "attached" });
  await page.waitForTimeout(250);
  // Without motion a change of theme is still a transition per element, which inherits from the one above: some frames long.
  await page.waitForFunction(
    () => !document.querySelector("[aria-busy=true]") && document.getAnimations().length === 0,
  );
  await page.waitForTimeout(150);
}
