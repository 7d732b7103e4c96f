// Starts the real platform with `./firedrill demo` for a test and takes it away again, whatever happens in between.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const repository = resolve(fileURLToPath(import.meta.url), "../../..");
const launcher = join(repository, "firedrill");
// A first start may build everything and rehearse.
const START_WITHIN_MS = 20 * 60_000;
const STOP_WITHIN_MS = 30_000;

const running = new Set();
const directories = new Set();

// A test that is interrupted leaves nothing behind: bots and PostgreSQL end with their server.
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  for (const directory of directories)
    rmSync(directory, { recursive: true, force: true, maxRetries: 20 });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => process.exit(1));
}

/** A directory that is gone after the test's process. */
export function temporaryDirectory() {
  const directory = mkdtempSync(join(tmpdir(), "firedrill-e2e-"));
  directories.add(directory);
  return directory;
}

/** Asks until the answer is not falsy, and gives it; fails with `what` when it takes longer than `within` ms. */
export async function until(what, ask, { within = 30_000, every = 200 } = {}) {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${within / 1000} s: ${what}`);
    await pause(every);
  }
}

/** Runs a command of the launcher; `done` resolves to {code, signal, out, err} when it ends. */
export function firedrill(words, { env = {}, command = launcher, cwd = undefined } = {}) {
  const child = spawn(command, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said.err += text));
  const done = new Promise((fulfil, refuse) => {
    child.on("error", refuse);
    child.on("close", (code, signal) => {
      running.delete(child);
      fulfil({ code, signal, ...said });
    });
  });
  return { child, said, done };
}

/**
 * Starts the demo and resolves once it answers. `data` is an existing data directory to start again on (default: a new
 * one); stop() ends it with SIGTERM, removes the data it made itself, and gives {code, signal, out, err}.
 */
export async function startPlatform({ teams = 3, env = {}, data = null, words = [] } = {}) {
  const own = temporaryDirectory();
  const linksFile = join(own, "links.json");
  const dataDirectory = data ?? join(own, "data");
  const run = firedrill(
    [
      "demo",
      "--port",
      "0",
      "--teams",
      String(teams),
      "--data",
      dataDirectory,
      "--links-file",
      linksFile,
      ...words,
    ],
    { env },
  );
  const ended = { value: null };
  run.done.then(
    (result) => (ended.value = result),
    () => {},
  );
  await until(
    "the platform's links",
    () => {
      if (ended.value)
        throw new Error(
          `the platform did not start (${ended.value.code}): ${ended.value.err}${ended.value.out}`,
        );
      return existsSync(linksFile);
    },
    { within: START_WITHIN_MS, every: 100 },
  );
  const links = JSON.parse(readFileSync(linksFile, "utf8"));
  const end = async (signal) => {
    if (!ended.value) run.child.kill(signal);
    const timer = setTimeout(() => run.child.kill("SIGKILL"), STOP_WITHIN_MS);
    const result = await run.done;
    clearTimeout(timer);
    return result;
  };
  return {
    url: links.url,
    links,
    process: run.child,
    said: run.said,
    data: dataDirectory,
    /** Ends it as an operator would; `signal` is SIGTERM unless said. */
    async stop(signal = "SIGTERM") {
      const result = await end(signal);
      rmSync(own, { recursive: true, force: true, maxRetries: 20 });
      directories.delete(own);
      return result;
    },
    /** Ends it as a power cut would; the data stay, for the next start. */
    kill9: () => end("SIGKILL"),
    /** Signs in; `role` is a key of links: instructor, grader, student-otter, … */
    client: (role) => signIn(links, role),
  };
}

/** A platform that runs already, by its links file; stopping it is left to whoever started it. */
export function joinPlatform(linksFile) {
  const links = JSON.parse(readFileSync(linksFile, "utf8"));
  const url = links.url.replace(/\/$/, "");
  return { url, links, client: (role) => signIn(links, role), stop: async () => {} };
}

async function signIn(links, role) {
  if (!links[role])
    throw new Error(`there is no link for ${role}, but for ${Object.keys(links).join(", ")}`);
  const base = `${links.url.replace(/\/$/, "")}/api/v1`;
  let cookie = "";
  let csrf = "";

  /** Gives {status, body, headers, etag}; a string as `body` is sent as it is, anything else as JSON. */
  async function request(method, path, body, headers = {}) {
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(cookie && { Cookie: cookie }),
        ...(csrf && { "X-CSRF-Token": csrf }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
      redirect: "manual",
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      body: json ? JSON.parse(text) : text,
      headers: response.headers,
      etag: response.headers.get("etag"),
    };
  }

  const token = new URL(links[role]).hash.replace(/^#token=/, "");
  const answer = await fetch(`${base}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (answer.status !== 200)
    throw new Error(`${role} could not sign in: ${answer.status} ${await answer.text()}`);
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const session = await answer.json();
  csrf = session.csrfToken;
  return {
    session,
    cookie,
    request,
    get: (path) => request("GET", path),
    post: (path, body, headers) => request("POST", path, body ?? {}, headers),
    put: (path, body, headers) => request("PUT", path, body, headers),
    delete: (path, headers) => request("DELETE", path, undefined, headers),
  };
}

/** Every process that works in the directory or was told of it: [{pid, command}]. Linux only. */
export function processesOf(directory) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
        const inside = readlinkSync(`/proc/${pid}/cwd`).startsWith(`${directory}/`);
        return inside || command.includes(directory) ? [{ pid: Number(pid), command }] : [];
      } catch {
        return [];
      }
    });
}
