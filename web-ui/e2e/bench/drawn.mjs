// Opens the pages of a file in Chromium, says "ready" when all are live, and on the appearance of a second file prints how late
// each text "tick-MILLIS-NUMBER" was painted, per page. Used by `./firedrill bench live`.
import { existsSync, readFileSync } from "node:fs";
import { openBrowser } from "../browser.mjs";

const [, , wanted, stop] = process.argv;
const browser = await openBrowser();
const pages = [];
for (const { cookie, url } of JSON.parse(readFileSync(wanted, "utf8"))) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const [name, value] = cookie.split("=", 2);
  // Of the origin: by the address of a page the cookie would be of its folder only.
  await context.addCookies([{ name, value, url: new URL(url).origin }]);
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.drawn = [];
    const known = new Set();
    const look = (node) => {
      for (const [mark, at] of node.textContent?.matchAll(/tick-(\d+)-\d+/g) ?? []) {
        if (known.has(mark)) continue;
        known.add(mark);
        // The frame after the next is the first that surely shows it.
        requestAnimationFrame(() => requestAnimationFrame(() => globalThis.drawn.push({ mark, late: Date.now() - Number(at) })));
      }
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === "characterData") look(change.target);
        for (const node of change.addedNodes) look(node);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(url);
  await page.locator("[data-live=LIVE]").waitFor({ timeout: 60_000 });
  pages.push(page);
}
await new Promise((resolve) => setTimeout(resolve, 2_000));
for (const page of pages) await page.evaluate(() => (globalThis.drawn.length = 0));
console.log("ready");
while (!existsSync(stop)) await new Promise((resolve) => setTimeout(resolve, 200));
for (const page of pages) {
  console.log(JSON.stringify({ url: page.url(), drawn: await page.evaluate(() => globalThis.drawn) }));
}
await browser.close();
