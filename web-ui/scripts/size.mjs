// Fails when the shell or a route ships more script than agreed (gzip).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const OUT = "target/classes/web";
const MANIFEST = join(OUT, "assets/manifest.json");
const SHELL_LIMIT_KB = 200;
const ROUTE_LIMIT_KB = 300;
const CSS_LIMIT_KB = 25;

if (!existsSync(MANIFEST)) {
  console.error("Nothing to measure: run `npm run build` first.");
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(MANIFEST, "utf8"));
const sizes = new Map();
const gzip = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(OUT, file))).length);
  return sizes.get(file);
};

/** Every script and style sheet that loading this chunk pulls in. */
function files(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const other of manifest[key].imports ?? []) files(other, seen);
  return seen;
}
const kb = (bytes) => bytes / 1024;
const js = (keys) => kb([...keys].reduce((sum, key) => sum + gzip(manifest[key].file), 0));
const css = (keys) =>
  kb(
    [...new Set([...keys].flatMap((key) => manifest[key].css ?? []))].reduce(
      (sum, file) => sum + gzip(file),
      0,
    ),
  );

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shell = files(entry);
const rows = [["shell", js(shell), css(shell), SHELL_LIMIT_KB]];
for (const key of manifest[entry].dynamicImports ?? []) {
  const all = new Set([...shell, ...files(key)]);
  rows.push([key.replace("src/", ""), js(all), css(all), ROUTE_LIMIT_KB]);
  // What a page loads on its own (the start page picks one by role).
  for (const part of manifest[key].dynamicImports ?? []) {
    const more = new Set([...all, ...files(part)]);
    rows.push([`  + ${part.replace("src/", "")}`, js(more), css(more), ROUTE_LIMIT_KB]);
  }
}
let failed = false;
for (const [name, script, style, limit] of rows) {
  const over = script > limit || style > CSS_LIMIT_KB;
  failed ||= over;
  console.log(
    `${over ? "OVER " : "     "}${name.padEnd(52)} js ${script.toFixed(1).padStart(6)} KB of ${limit}   css ${style.toFixed(1).padStart(5)} KB`,
  );
}
process.exit(failed ? 1 : 0);
