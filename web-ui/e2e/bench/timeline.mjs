// The timeline half: first paint, panning and zooming over a long record, and the same in vis-timeline.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { built, served } from "./pages.mjs";
import { summary, tasksDuring } from "./tasks.mjs";

const RIVAL = "vis-timeline@8.5.4";

export async function timelineHalf(options, report) {
  const own = await measured("timeline", await built("timeline", options.scratch), "canvas[data-drawn]", "canvas", options);
  report.line({ part: "timeline", events: options.events, ...own });
  report.goal("timeline: first paint after navigation", own.firstPaintMs, 1_000, "ms");
  report.goal("timeline: task while panning and zooming, p99", own.moving.p99Ms, 50, "ms");
  if (!options.rival) return;
  const folder = installed(options.scratch);
  if (!folder) {
    report.line({ part: "rival", name: RIVAL, skipped: "could not be installed from the npm registry" });
    return;
  }
  const alias = {
    "vis-timeline-rival.css": join(folder, "styles/vis-timeline-graph2d.min.css"),
    "vis-timeline-rival": join(folder, "standalone/esm/vis-timeline-graph2d.min.js"),
  };
  try {
    const page = await built("rival", options.scratch, alias);
    report.line({ part: "rival", name: RIVAL, events: options.events, ...(await measured("rival", page, ".vis-item", ".vis-center", options)) });
  } catch (failed) {
    report.line({ part: "rival", name: RIVAL, skipped: String(failed.message).split("\n")[0] });
  }
}

/** Loads the page, then drags and turns the wheel over `area` for as long as asked. */
async function measured(name, folder, painted, area, { browser, events, seconds }) {
  const server = await served(folder);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  try {
    await page.addInitScript((selector) => {
      const look = () => {
        if (document.querySelector(selector)) requestAnimationFrame(() => setTimeout(() => performance.mark("painted"), 0));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, painted);
    const loading = [];
    loading.push(...(await tasksDuring(browser, page, async () => {
      await page.goto(`${server.url}?events=${events}`);
      await page.waitForFunction(() => performance.getEntriesByName("painted").length > 0);
    })));
    const marks = await page.evaluate(() => ({
      painted: performance.getEntriesByName("painted")[0].startTime,
      data: performance.getEntriesByName("data")[0].startTime,
    }));
    const moving = await tasksDuring(browser, page, () => move(page, area, seconds));
    const heap = await heapMiB(context, page);
    return {
      firstPaintMs: Math.round(marks.painted),
      fromDataMs: Math.round(marks.painted - marks.data),
      loading: summary(loading),
      moving: summary(moving),
      heapMiB: heap,
    };
  } finally {
    await context.close();
    await server.close();
  }
}

/** Zooms in on one place, drags there and back, zooms out; over and over. */
async function move(page, area, seconds) {
  const box = await page.locator(area).first().boundingBox();
  const y = box.y + box.height * 0.6;
  const end = Date.now() + seconds * 1_000;
  for (let round = 0; Date.now() < end; round++) {
    const x = box.x + box.width * (0.3 + 0.1 * (round % 5));
    await page.mouse.move(x, y);
    await page.keyboard.down("Control");
    for (let i = 0; i < 12; i++) await page.mouse.wheel(0, -60);
    await page.keyboard.up("Control");
    await page.mouse.down();
    for (const way of [1, -1, 1]) await page.mouse.move(x + way * 240, y, { steps: 24 });
    await page.mouse.up();
    await page.keyboard.down("Control");
    for (let i = 0; i < 12; i++) await page.mouse.wheel(0, 60);
    await page.keyboard.up("Control");
  }
}

async function heapMiB(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return Math.round((usedSize / 1_048_576) * 10) / 10;
}

/** The rival is no dependency of ours: it is put into the scratch folder and goes with it. */
function installed(scratch) {
  const npm = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--legacy-peer-deps", "--prefix", scratch, RIVAL], { encoding: "utf8", timeout: 120_000 });
  return npm.status === 0 ? join(scratch, "node_modules/vis-timeline") : null;
}
