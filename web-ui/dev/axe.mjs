// Automatic accessibility check in both themes and two widths, of every screen or of those named:
// node dev/axe.mjs [name…]; fails on serious findings.
import { AxeBuilder } from "@axe-core/playwright";
import { PAGES, open, withServer } from "./pages.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LOOKS = [
  { scheme: "light", width: 1440 },
  { scheme: "dark", width: 1440 },
  { scheme: "light", width: 390, height: 844 },
];
const wanted = process.argv.slice(2);
let serious = 0;
await withServer(async (browser) => {
  for (const target of PAGES.filter((each) => wanted.length === 0 || wanted.includes(each.name))) {
    for (const look of LOOKS) {
      const { context, page } = await open(browser, target, look);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      for (const violation of violations) {
        if (["serious", "critical"].includes(violation.impact)) serious += 1;
        console.log(
          `${target.name} ${look.scheme} ${look.width}: ${violation.impact} ${violation.id}: ${violation.help}`,
        );
        for (const node of violation.nodes.slice(0, 3))
          console.log(
            `    ${node.target.join(" ")}  ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`,
          );
      }
      const headings = await page.locator("h1").count();
      if (headings !== 1) console.log(`${target.name}: ${headings} h1`);
      await context.close();
    }
  }
});
console.log(`${serious} serious or critical findings`);
process.exit(serious > 0 ? 1 : 0);
