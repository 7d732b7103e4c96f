// Builds a page of this folder as the product is built, and serves it on the loopback.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const ui = join(here, "../..");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** The folder that the page was built into. */
export async function built(name, outDir, alias = {}) {
  await build({
    configFile: false,
    logLevel: "error",
    root: join(here, name),
    plugins: [react()],
    resolve: { alias: { "@": join(ui, "src"), ...alias } },
    build: { outDir: join(outDir, name), emptyOutDir: true, target: "es2023", assetsInlineLimit: 0, chunkSizeWarningLimit: 5_000 },
  });
  return join(outDir, name);
}

/** Serves the folder at a free port; `close` ends it. */
export async function served(folder) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://x").pathname);
    const file = join(folder, path === "/" ? "index.html" : path);
    try {
      const body = await readFile(file);
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => server.close(done)) };
}
