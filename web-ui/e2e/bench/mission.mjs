// The mission control half: a class of 100 teams that changes once a second, for as long as asked; what the page's heap gains and how long it is busy.
import { built, served } from "./pages.mjs";
import { summary, tasksDuring } from "./tasks.mjs";

const TEAMS = 100;
const MIB = 1 << 20;

export async function missionHalf(options, report) {
  const { browser, scratch, minutes } = options;
  const server = await served(await built("mission", scratch));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await page.goto(`${server.url}?teams=${TEAMS}`);
    await page.locator("canvas").first().waitFor();
    // What is made once and kept, such as compiled code, is not growth.
    await page.waitForTimeout(20_000);
    const before = await heap(context, page);
    const first = Number(await page.locator("html").getAttribute("data-seq"));
    const tasks = [];
    const end = Date.now() + minutes * 60_000;
    while (Date.now() < end) {
      // In pieces, because a trace of ten minutes does not fit into a string.
      const piece = Math.min(20_000, Math.max(1_000, end - Date.now()));
      tasks.push(...(await tasksDuring(browser, page, () => page.waitForTimeout(piece))));
    }
    const changes = Number(await page.locator("html").getAttribute("data-seq")) - first;
    const after = await heap(context, page);
    const busy = summary(tasks);
    const growth = Math.round(((after - before) / MIB) * 100) / 100;
    report.line({ part: "mission", teams: TEAMS, minutes, changes, heapMiB: Math.round(after / MIB), growthMiB: growth, tasks: busy, complaints });
    report.goal(`mission: heap growth in ${minutes} min`, complaints.length === 0 ? growth : null, 5, "MiB");
    report.goal("mission: task at 1 Hz, p99", busy.p99Ms, 50, "ms");
  } finally {
    await context.close();
    await server.close();
  }
}

/** Bytes that are alive after a collection. */
async function heap(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
