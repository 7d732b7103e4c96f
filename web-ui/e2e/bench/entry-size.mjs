// What the first page of the product loads, compressed as the server sends it.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const OUT = join(dirname(fileURLToPath(import.meta.url)), "../../target/classes/web");

export async function entrySize(_options, report) {
  const path = join(OUT, "assets/manifest.json");
  if (!existsSync(path)) throw new Error("The pages are not built: run ./firedrill build first.");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const wanted = new Set();
  const add = (key) => {
    if (wanted.has(key)) return;
    wanted.add(key);
    for (const other of manifest[key].imports ?? []) add(other);
  };
  add(entry);
  const bytes = [...wanted].reduce((sum, key) => sum + gzipSync(readFileSync(join(OUT, manifest[key].file))).length, 0);
  const kb = Math.round((bytes / 1024) * 10) / 10;
  report.line({ part: "entry", gzipKb: kb });
  report.goal("entry JavaScript", kb, 200, "KB gz");
}
