// Automatic accessibility check of every screen, or of those named, in both themes and two widths:
// node dev/axe.mjs [name…]; a name with a * at its end means all that begin so. Fails on any finding, on a page with more or
// less than one h1, and on a page that could not be opened; the others are still checked.
import axe from "axe-core";
import { PAGES, open, settled, withServer } from "./pages.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The page is opened once and looked at three times. */
const LOOKS = [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1440, height: 900 },
  { scheme: "light", width: 390, height: 844 },
];
const AT_MOST_MS = 240_000;
const ATTEMPTS = 2;

const wanted = process.argv.slice(2);
const isWanted = ({ name }) =>
  wanted.length === 0 ||
  wanted.some((each) => (each.endsWith("*") ? name.startsWith(each.slice(0, -1)) : name === each));
const targets = PAGES.filter(isWanted);
const started = Date.now();
const found = [];

await withServer(async (browser) => {
  for (const [i, target] of targets.entries()) {
    const lines = await findings(browser, target);
    found.push(...lines);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.log(
      `${i + 1}/${targets.length} ${target.name}: ${lines.length || "no"} findings (${seconds} s)`,
    );
    for (const line of lines) console.log(`    ${line}`);
  }
});
console.log(`${found.length} findings on ${targets.length} pages`);
process.exit(found.length > 0 || targets.length === 0 ? 1 : 0);

async function findings(browser, target) {
  for (let attempt = 1; ; attempt++) {
    let context;
    try {
      const opened = await open(browser, target, LOOKS[0]);
      context = opened.context;
      return await within(AT_MOST_MS, looked(opened.page));
    } catch (failure) {
      if (attempt === ATTEMPTS) return [`could not be checked: ${failure.message.split("\n")[0]}`];
    } finally {
      await context?.close();
    }
  }
}

async function looked(page) {
  const lines = [];
  // Not by @axe-core/playwright: it does the same with a second tab for frames of other origins, which no page of ours has.
  await page.evaluate(axe.source);
  for (const { scheme, width, height } of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await settled(page);
    // Scrolled by a step, a field half under the header would count as too small.
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    const violations = await page.evaluate(
      async (tags) =>
        (await globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }))
          .violations,
      TAGS,
    );
    for (const { id, impact, help, nodes } of violations) {
      lines.push(`${scheme} ${width}: ${impact} ${id}: ${help}`);
      for (const node of nodes.slice(0, 3))
        lines.push(
          `  ${node.target.join(" ")}  ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`,
        );
    }
  }
  const headings = await page.locator("h1").count();
  if (headings !== 1) lines.push(`${headings} headings of level 1`);
  return lines;
}

async function within(ms, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
