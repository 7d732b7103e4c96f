// Headless Chromium for the stories, one context per person, and the accessibility check of a page.
import { chromium } from "playwright-core";
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A person at a browser of their own, signed in by link; `complaints` collects what the page's console and scripts complain of. */
export async function signIn(browser, link, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.setDefaultTimeout(30_000);
  await page.goto(link);
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  assert.ok(!page.url().includes("token="), "the token must not stay in the address");
  return { page, context, complaints };
}

/** Fails on any violation that axe calls serious or critical. With FIREDRILL_SHOTS=DIR the page is also kept as a picture, to look at. */
export async function assertAccessible(page, name) {
  if (process.env.FIREDRILL_SHOTS) {
    await page.screenshot({ path: `${process.env.FIREDRILL_SHOTS}/${name.replaceAll(" ", "-")}.png` });
  }
  // From the top: what happens to lie half under the sticky header is no small target.
  await page.evaluate(() => window.scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
  const grave = violations.filter((violation) => ["serious", "critical"].includes(violation.impact));
  const told = grave.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join("; ")}`);
  assert.deepEqual(told, [], `${name} has serious accessibility violations`);
}
