// Pictures of every screen: node dev/screenshots.mjs [name…]; into target/shots.
import { mkdirSync } from "node:fs";
import { PAGES, open, withServer } from "./pages.mjs";

const wanted = process.argv.slice(2);
const LOOKS = [
  { tag: "light", scheme: "light", width: 1440 },
  { tag: "dark", scheme: "dark", width: 1440 },
  { tag: "narrow", scheme: "light", width: 390, height: 844 },
  { tag: "forced", scheme: "dark", width: 1440, forced: true },
  { tag: "smallest", scheme: "dark", width: 320, height: 640 },
];
mkdirSync("target/shots", { recursive: true });
await withServer(async (browser) => {
  for (const target of PAGES.filter((each) => wanted.length === 0 || wanted.includes(each.name))) {
    for (const look of LOOKS) {
      const { context, page, complaints } = await open(browser, target, look);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) console.log(`${target.name} ${look.tag}: ${wide} px too wide`);
      for (const complaint of complaints) console.log(`${target.name} ${look.tag}: ${complaint}`);
      await page.screenshot({
        path: `target/shots/${target.name}-${look.tag}.png`,
        fullPage: !target.before,
      });
      await context.close();
    }
  }
});
