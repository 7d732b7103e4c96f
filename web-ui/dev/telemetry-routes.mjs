// Answers of the mock server about metrics, logs and dashboards: shapes and states, no real evaluation of expressions.
import * as fx from "./fixtures.mjs";

const KINDS = ["error", "warn", "info", "debug", "other"];
const LEVELS = ["ERROR", "WARN", "INFO", "DEBUG", "TRACE"];
const STARTED = fx.NOW0;
const kindOf = (level) => ({ ERROR: "error", WARN: "warn", INFO: "info", DEBUG: "debug" })[level] ?? "other";

/** The same number for the same words. */
const hash = (words) => [...words].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7);
const noise = (seed) => {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
};

const COMMANDS = ["ping", "weather", "duty", "help", "flip"];
const USERS = ["ada", "bo", "kim", "lea"];
const trouble = (at) => at > STARTED - 540_000 && at < STARTED - 95_000;

/** Line number `i` of the bot's life; lines are about two a second. */
function line(i) {
  const at = STARTED - 4 * 3_600_000 + i * 520 + Math.floor(noise(i) * 400);
  const bad = trouble(at) && noise(i + 3) < 0.3;
  const command = COMMANDS[Math.floor(noise(i + 1) * COMMANDS.length)];
  const user = USERS[Math.floor(noise(i + 2) * USERS.length)];
  const ms = Math.round(40 + noise(i + 5) * 90 + (bad ? 1500 + noise(i + 6) * 900 : 0));
  const base = { id: 100_000 + i, at: new Date(at).toISOString(), track: at > STARTED - 700_000 ? "d18" : "d17", truncated: false };
  const fields = { command, user, trace: hash(`t${i}`).toString(16), ms: String(ms) };
  if (i % 900 === 450)
    return { ...base, level: "INFO", logger: "Reader", text: `user wrote \u001b[31m<img src=x onerror=alert(1)>\u001b[0m \u202eelif.exe`, fields: { user } };
  if (i % 700 === 320)
    return { ...base, level: "DEBUG", logger: "Http", text: `GET /directory?team=otter ${"x-forwarded-for=10.0.0.1, ".repeat(30)}`, fields: {}, truncated: true };
  if (bad && noise(i + 7) < 0.6)
    return { ...base, level: "ERROR", logger: "DirectoryClient", text: `The directory did not answer !${command} within 1.5 s`, fields: { ...fields, dependency: "directory", outcome: "timeout" } };
  if (bad) return { ...base, level: "WARN", logger: "CommandRouter", text: `Slow answer to !${command}`, fields };
  if (i % 41 === 7) return { ...base, level: null, logger: null, text: "Socket Mode ping 1234 acknowledged", fields: {} };
  if (i % 5 === 2) return { ...base, level: "DEBUG", logger: "FlagClient", text: "Evaluated duty-cache", fields: { flag: "duty-cache", value: "true" } };
  return { ...base, level: "INFO", logger: "CommandRouter", text: `Answered !${command}`, fields };
}

const lastLine = () => Math.floor((Date.now() - STARTED + 4 * 3_600_000) / 520) - 1;
const firstAt = (ms) => Math.max(0, Math.floor((ms - STARTED + 4 * 3_600_000) / 520) - 2);

function linesOf(team, q) {
  const from = Date.parse(q.get("from") ?? "") || Date.now() - 900_000;
  const to = Date.parse(q.get("to") ?? "") || Date.now();
  const level = q.get("level");
  const text = (q.get("q") ?? "").toLowerCase();
  const fields = q.getAll("field").map((each) => [each.slice(0, each.indexOf(":")), each.slice(each.indexOf(":") + 1)]);
  const found = [];
  if (team === "newt") return { from, to, found };
  for (let i = firstAt(from); i <= lastLine(); i++) {
    const each = line(i);
    const at = Date.parse(each.at);
    if (at < from) continue;
    if (at >= to) break;
    if (level && (!each.level || LEVELS.indexOf(each.level) > LEVELS.indexOf(level))) continue;
    if (text && !each.text.toLowerCase().includes(text)) continue;
    if (fields.some(([name, value]) => String(each.fields[name]) !== value)) continue;
    found.push(each);
  }
  return { from, to, found };
}

function histogramOf(found, from, to) {
  const seconds = [1, 2, 5, 10, 15, 30, 60, 300, 900, 3600, 7200].find((each) => (to - from) / 1000 / each <= 120) ?? 86_400;
  const bars = new Map();
  for (const each of found) {
    const at = Math.floor(Date.parse(each.at) / 1000 / seconds) * seconds * 1000;
    if (!bars.has(at)) bars.set(at, { at: new Date(at).toISOString(), seconds, counts: Object.fromEntries(KINDS.map((kind) => [kind, 0])) });
    bars.get(at).counts[kindOf(each.level)] += 1;
  }
  return [...bars.values()].sort((a, b) => a.at.localeCompare(b.at));
}

const words = (q) =>
  `${q.get("level") ? { ERROR: "errors", WARN: "warnings and errors", INFO: "lines of INFO and worse" }[q.get("level")] ?? "lines" : "all lines"}` +
  (q.get("q") ? ` that contain “${q.get("q")}”` : "") +
  q.getAll("field").map((each) => `, with ${each.replace(":", " = ")}`).join("");

const series = (...labels) => labels.map((each) => ({ labels: each }));
const le = ["0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "+Inf"];
const family = (name, type, help, list, truncated = false) => ({ name, type, help, series: list, truncated });
const FAMILIES = [
  family("bot_commands_total", "COUNTER", "Commands by how they ended", series(...COMMANDS.flatMap((plugin) => ["ok", "error"].map((outcome) => ({ plugin, outcome }))))),
  family("bot_dependency_calls_total", "COUNTER", "Calls of other services", series({ dependency: "directory", outcome: "200" }, { dependency: "directory", outcome: "timeout" }, { dependency: "weather", outcome: "200" })),
  family("bot_events_total", "COUNTER", "Events received from Slack", series({ type: "message" }, { type: "app_mention" }, { type: "slash_commands" })),
  family("command_duration_seconds_bucket", "COUNTER", "Time from the event to the answer", series(...le.map((each) => ({ le: each })))),
  family("command_duration_seconds_count", "COUNTER", "Time from the event to the answer", series({})),
  family("command_duration_seconds_sum", "COUNTER", "Time from the event to the answer", series({})),
  family("flag_evaluations_total", "COUNTER", "Feature flags evaluated", series({ flag: "duty-cache", value: "true", reason: "STATIC" }), true),
  family("jvm_memory_used_bytes", "GAUGE", "Used bytes of a given JVM memory area.", series({ area: "heap" }, { area: "nonheap" })),
  family("process_cpu_seconds_total", "COUNTER", "Total user and system CPU time spent in seconds.", series({})),
  family("process_resident_memory_bytes", "GAUGE", "Resident memory size in bytes.", series({})),
  family("scrape_duration_seconds", "GAUGE", "", series({})),
  family("socket_connected", "GAUGE", "1 while the Socket Mode connection is up", series({})),
  family("up", "GAUGE", "", series({})),
];

/** What the words of an expression suggest; a stretch of it is missing, to see that gaps stay gaps. */
function valueOf(query, name, labels, at) {
  const seed = hash(name + JSON.stringify(labels));
  const wave = 1 + 0.25 * Math.sin(at / 90_000 + seed) + 0.15 * noise(Math.floor(at / 5000) + seed);
  if (at > STARTED - 400_000 && at < STARTED - 370_000 && name !== "up") return null;
  if (name === "up" || name === "socket_connected") return 1;
  if (/bytes/.test(name)) return (60 + (seed % 80)) * 1024 * 1024 * wave;
  if (labels.le !== undefined || /histogram_quantile/.test(query)) {
    const slow = trouble(at);
    if (labels.le === undefined) return (slow ? 1.7 : 0.12) * wave;
    const bound = labels.le === "+Inf" ? 60 : Number(labels.le);
    const fast = 1 - Math.exp(-bound / 0.09);
    const late = 1 / (1 + Math.exp(-(bound - 1.6) * 6));
    return 9 * (slow ? 0.55 * fast + 0.45 * late : fast);
  }
  if (labels.outcome === "error" || labels.outcome === "timeout") return trouble(at) ? 0.6 * wave : 0.01 * wave;
  if (/cpu/.test(name)) return 0.06 * wave;
  return /rate|increase/.test(query) ? (0.2 + (seed % 10) / 8) * wave : 4000 + ((at - STARTED + 14_400_000) / 1000) * (0.2 + (seed % 10) / 8);
}

/** The first thing that no expression can have; positions count from 1. */
function mistake(query) {
  let depth = 0;
  for (let i = 0; i < query.length; i++) {
    if (query[i] === "(") depth += 1;
    if (query[i] === ")" && --depth < 0) return [i + 1, "unexpected ')'"];
    if (query[i] === "§") return [i + 1, "unexpected '§'"];
  }
  return depth > 0 ? [query.length + 1, "expected ')' but the expression ends"] : null;
}

export function telemetryRoutes({ on, ok, must, Refusal, broadcast }) {
  const invalid = (detail, extra = {}) => new Refusal(422, "invalid-input", "Invalid input", detail, extra);

  on("GET", "/teams/{team}/logs", ({ p, q }) => {
    must(fx.teamOf(p.team), "team");
    const { from, to, found } = linesOf(p.team, q);
    const limit = Math.min(1000, Number(q.get("limit") ?? 200));
    const after = q.get("after");
    const before = q.get("before");
    const list = found.filter((each) => (after === null || each.id > Number(after)) && (before === null || each.id < Number(before)));
    const items = after === null ? list.slice(-limit) : list.slice(0, limit);
    return ok({
      items,
      histogram: histogramOf(found, from, to),
      dropped: p.team === "crane" ? 1204 : 0,
      hasMore: items.length < list.length,
      words: words(q),
    });
  });
  on("GET", "/teams/{team}/logs/export", ({ p, q }) => ok(linesOf(p.team, q).found.slice(0, 5000)));
  let told = lastLine();
  setInterval(() => {
    const last = lastLine();
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
    for (let i = told + 1; i <= last; i++) counts[kindOf(line(i).level)] += 1;
    told = last;
    broadcast("log", { team: "otter", environment: "PRODUCTION", lastId: 100_000 + last, new: counts });
  }, 1000);

  on("GET", "/teams/{team}/metrics", ({ p, q }) => {
    must(fx.teamOf(p.team), "team");
    const up = p.team === "otter" || p.team === "crane";
    return ok({
      environment: q.get("environment") ?? "PRODUCTION",
      up,
      lastScrapeAt: p.team === "newt" ? null : new Date(Date.now() - (up ? 2000 : 47_000)).toISOString(),
      problem: up ? (p.team === "crane" ? "312 series beyond the 2,000 that are kept were dropped: use fewer label values." : null) : "Nothing answered at /metrics within 2 s.",
      series: p.team === "newt" ? 0 : 48,
      families: p.team === "newt" ? [] : FAMILIES,
    });
  });
  on("GET", "/teams/{team}/metrics/query", ({ p, q }) => {
    must(fx.teamOf(p.team), "team");
    const query = q.get("query") ?? "";
    const wrong = mistake(query);
    if (wrong) throw invalid(`${wrong[1]} at character ${wrong[0]}`, { position: wrong[0] });
    const step = Number(/^PT(\d+)S$/.exec(q.get("step") ?? "PT5S")[1]);
    const from = Math.ceil(Date.parse(q.get("from")) / 1000 / step) * step * 1000;
    const to = Date.parse(q.get("to"));
    if ((to - from) / 1000 / step > 11_000) throw invalid("The query wants more than 11,000 steps; make the step longer.");
    const name = FAMILIES.map((each) => each.name).filter((each) => query.includes(each)).sort((a, b) => b.length - a.length)[0];
    const by = /by \(([^)]*)\)/.exec(query)?.[1]?.split(",").map((each) => each.trim());
    const whole = FAMILIES.find((each) => each.name === name)?.series.map((each) => each.labels) ?? [];
    const asked = [...query.matchAll(/(\w+)\s*=\s*"([^"]*)"/g)];
    const matching = whole.filter((labels) => asked.every(([, label, value]) => labels[label] === value));
    const quantile = query.includes("histogram_quantile");
    const keep = quantile ? (by ?? []).filter((each) => each !== "le") : by;
    const labelled = keep
      ? [...new Map(matching.map((labels) => Object.fromEntries(keep.filter((each) => labels[each] !== undefined).map((each) => [each, labels[each]]))).map((labels) => [JSON.stringify(labels), labels])).values()]
      : /^\s*(sum|avg|max|min|histogram_quantile)\s*\(/.test(query) ? [{}] : matching;
    const grown = Math.min(to, Date.now());
    return ok({
      query,
      stepSeconds: step,
      series: (/^[\d.]+$/.test(query) ? [{}] : labelled).map((labels) => ({
        name: /[(]/.test(query) ? "" : (name ?? ""),
        labels,
        points: Array.from({ length: Math.max(0, Math.floor((grown - from) / step / 1000) + 1) }, (_, i) => {
          const at = from + i * step * 1000;
          return [at, /^[\d.]+$/.test(query) ? Number(query) : valueOf(query, name, labels, at)];
        }),
      })),
      truncated: false,
      notes: name || /^[\d.]+$/.test(query) ? [] : [`No series of ${p.team}'s bot matches this expression.`],
    });
  });

  const panel = (id, title, kind, query, unit, width, slo = null) => ({ id, title, kind, environment: "PRODUCTION", query, unit, slo, width });
  const dashboards = new Map();
  const all = (team) => {
    must(fx.teamOf(team), "team");
    if (!dashboards.has(team))
      dashboards.set(team, [
        {
          id: "5e1f0000-0000-4000-8000-000000000001",
          version: 1,
          title: "Service",
          panels: [
            panel("p1", "Commands answered", "STAT", 'sum(rate(bot_commands_total{outcome="ok"}[1m]))', "PER_SECOND", 3),
            panel("p2", "Errors", "STAT", 'sum(rate(bot_commands_total{outcome="error"}[1m]))', "PER_SECOND", 3),
            panel("p3", "p95 of the answers", "STAT", "histogram_quantile(0.95, sum by (le) (rate(command_duration_seconds_bucket[1m])))", "SECONDS", 3, 1),
            panel("p4", "Resident memory", "STAT", "process_resident_memory_bytes", "BYTES", 3),
            panel("p5", "Commands by outcome", "LINE", "sum by (outcome) (rate(bot_commands_total[1m]))", "PER_SECOND", 6),
            panel("p6", "p95 of the answers", "LINE", "histogram_quantile(0.95, sum by (le) (rate(command_duration_seconds_bucket[1m])))", "SECONDS", 6, 1),
            panel("p7", "How long answers took", "HISTOGRAM", "command_duration_seconds_bucket", "SECONDS", 6),
            panel("p8", "Errors in the log", "LOGS", "level=ERROR", "NONE", 6),
          ],
          createdBy: null,
          updatedAt: fx.ago(86_400),
          updatedBy: null,
        },
        {
          id: "5e1f0000-0000-4000-8000-000000000002",
          version: 4,
          title: "Directory",
          panels: [panel("p1", "Calls of the directory", "LINE", "sum by (outcome) (rate(bot_dependency_calls_total[1m]))", "PER_SECOND", 12)],
          createdBy: fx.PEOPLE.ada ?? null,
          updatedAt: fx.ago(700),
          updatedBy: fx.PEOPLE.ada ?? null,
        },
      ]);
    return dashboards.get(team);
  };
  const one = ({ team, id }) => must(all(team).find((each) => each.id === id), "dashboard");
  const checked = (body) => {
    if (!body.title?.trim()) throw invalid("A dashboard needs a title.", { violations: [{ field: "title", message: "must not be blank" }] });
    for (const each of body.panels) {
      const wrong = each.kind === "LOGS" ? null : mistake(each.query);
      if (wrong) throw invalid(`Panel "${each.title}": ${wrong[1]} at character ${wrong[0]}`, { violations: [{ field: "panels", message: each.title }] });
    }
    return { title: body.title.trim(), panels: body.panels };
  };
  on("GET", "/teams/{team}/dashboards", ({ p }) => ok({ items: all(p.team) }));
  on("POST", "/teams/{team}/dashboards", ({ p, body, role }) => {
    const by = fx.SESSIONS[role].person;
    const at = new Date().toISOString();
    const made = { id: crypto.randomUUID(), version: 1, ...checked(body), createdBy: by, updatedAt: at, updatedBy: by };
    all(p.team).push(made);
    return ok(made, 201);
  });
  on("GET", "/teams/{team}/dashboards/{id}", ({ p }) => ok(one(p)));
  on("PUT", "/teams/{team}/dashboards/{id}", ({ p, body, role, match }) => {
    const old = one(p);
    if (match !== old.version)
      throw new Refusal(412, "stale-version", "Changed meanwhile", `Somebody saved version ${old.version}; you edited ${match}.`, { current: old });
    return ok(Object.assign(old, checked(body), { version: old.version + 1, updatedAt: new Date().toISOString(), updatedBy: fx.SESSIONS[role].person }));
  });
  on("DELETE", "/teams/{team}/dashboards/{id}", ({ p }) => {
    const gone = one(p);
    dashboards.set(p.team, all(p.team).filter((each) => each !== gone));
    return { status: 204 };
  });
}
