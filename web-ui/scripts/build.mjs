// Builds the page, unless nothing it is made of changed since the last build.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const BUILT = "target/classes/web/index.html";
const SOURCES = ["src", "openapi.json", "index.html", "package-lock.json", "vite.config.ts", "tsconfig.json"];

function newest(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(entry.mtimeMs, ...inside);
}

if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= Math.max(...SOURCES.map(newest))) {
  console.log("The page is up to date.");
} else {
  for (const script of ["build", "size"]) {
    const npm = spawnSync("npm", ["run", script], { stdio: "inherit" });
    if (npm.status !== 0) process.exit(npm.status ?? 1);
  }
}
