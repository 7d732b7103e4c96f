// A stand-in for the server while working on the page: fixtures over HTTP and a live stream.
// Serves the built page too, with the same content security policy as the real server.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { alarmRoutes } from "./alarm-routes.mjs";
import { automationRoutes } from "./automation-routes.mjs";
import { debriefRoutes } from "./debrief-routes.mjs";
import { reviewRoutes } from "./review-routes.mjs";
import { deliveryRoutes } from "./delivery-routes.mjs";
import * as fx from "./fixtures.mjs";
import { telemetryRoutes } from "./telemetry-routes.mjs";

const PORT = Number(process.env.PORT ?? 8090);
const WEB = new URL("../target/classes/web/", import.meta.url).pathname;
const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};
const streams = new Set();
/** Set by the screenshot script: no beats, so that the page goes stale. */
let quiet = false;

/** Bodies that are no JSON of ours: uploads, and files whose syntax is the question. */
const RAW = /^\/teams\/[^/]+\/(releases|flags\/[^/]+\/import)$/;
const routes = [];
const on = (method, pattern, handler) => {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  routes.push({
    method,
    names,
    regex: new RegExp(`^${pattern.replace(/\{\w+\}/g, "([^/]+)")}$`),
    handler,
  });
};
class Refusal extends Error {
  constructor(status, code, title, detail, extra = {}) {
    super(detail);
    Object.assign(this, { status, code, title, extra });
  }
}
const notFound = (what) => new Refusal(404, "not-found", "Not found", `There is no such ${what}.`);
const must = (value, what) => {
  if (!value) throw notFound(what);
  return value;
};
const ok = (value, status = 200) => ({ status, value });
const session = (role) => ({
  ...fx.SESSIONS[role],
  csrfToken: "demo-token",
  serverTime: new Date().toISOString(),
  courseName: "SRE 101",
});
const broadcast = (name, data) =>
  streams.forEach((stream) =>
    stream.write(`event: ${name}\nid: ${Date.now()}\ndata: ${JSON.stringify(data)}\n\n`),
  );
const staff = (role) => role !== "student";

on("GET", "/session", ({ role }) => ok(session(role)));
on("POST", "/session", ({ body }) => {
  if (body.token === "limit")
    throw new Refusal(429, "rate-limited", "Too many attempts", "Wait 30 seconds.", {
      retryAfter: 30,
    });
  if (!fx.SESSIONS[body.token])
    throw new Refusal(
      401,
      "sign-in-refused",
      "Not signed in",
      "This code does not sign anyone in.",
    );
  return { ...ok(session(body.token)), cookie: body.token };
});
on("DELETE", "/session", () => ({ status: 204, cookie: "" }));
on("GET", "/teams", () => ok({ items: fx.TEAMS }));
on("GET", "/teams/{team}", ({ p }) => ok(must(fx.teamOf(p.team), "team")));
on("POST", "/teams/{team}/bots/{env}/restart", ({ p }) => {
  const bot = fx.teamOf(p.team).bots.find((each) => each.environment === p.env);
  Object.assign(bot, {
    observed: "STARTING",
    since: new Date().toISOString(),
    restarts: bot.restarts + 1,
  });
  broadcast("bot", { ...bot, team: fx.ref(fx.teamOf(p.team)) });
  return ok(bot, 202);
});
on("GET", "/teams/{team}/sli", ({ p, q }) => {
  must(fx.teamOf(p.team), "team");
  const env = q.get("environment") ?? "PRODUCTION";
  const points = fx.pointsOf(p.team, env, Date.now() - 900_000, Date.now());
  return ok({
    environment: env,
    objective: 0.99,
    objectiveLatencyMs: 1000,
    latencyThresholdMs: 1000,
    stepSeconds: 5,
    points,
    summary: fx.summaryOf(points, p.team),
    now: new Date().toISOString(),
  });
});
const sliItem = (team, lastMs) => {
  const points = fx.pointsOf(team.slug, "PRODUCTION", Date.now() - 300_000, Date.now());
  return {
    team: fx.ref(team),
    environment: "PRODUCTION",
    summary: fx.summaryOf(points, team.slug),
    recent: lastMs ? points.filter((each) => Date.parse(each.at) > Date.now() - lastMs) : points,
  };
};
on("GET", "/sli", ({ role }) =>
  ok({
    items: (staff(role) ? fx.TEAMS : fx.TEAMS.slice(0, 1)).map((team) => sliItem(team)),
    now: new Date().toISOString(),
  }),
);
on("GET", "/teams/{team}/flags", ({ p, q }) =>
  ok({
    items: (fx.FLAGS[`${p.team}/${q.get("environment")}`] ?? []).filter(
      (flag) => flag.archived === (q.get("archived") === "true"),
    ),
  }),
);
on("PUT", "/teams/{team}/flags/{env}/{key}", ({ p, body, role, match }) => {
  const flag = must(
    fx.FLAGS[`${p.team}/${p.env}`]?.find((each) => each.key === p.key),
    "flag",
  );
  if (!body.reason || body.reason.length < 3)
    throw new Refusal(422, "invalid-input", "Invalid", "A reason is needed.");
  if (match !== flag.version)
    throw new Refusal(
      412,
      "stale-version",
      "Changed meanwhile",
      "Somebody changed this flag; look again.",
    );
  Object.assign(flag, {
    on: body.on,
    reason: body.reason,
    version: flag.version + 1,
    changedAt: new Date().toISOString(),
    changedBy: fx.SESSIONS[role].person,
  });
  broadcast("flag", { ...flag, team: fx.ref(fx.teamOf(p.team)), environment: p.env });
  return ok(flag);
});
on("GET", "/scenarios", () => ok({ items: fx.SCENARIOS }));
on("POST", "/runs/preflight", ({ body }) => {
  const teams = fx.TEAMS.filter((team) => !body.teams || body.teams.includes(team.slug)).map(
    (team) => {
      const up = team.bots[0].observed === "CONNECTED";
      const checks = [
        {
          name: "Production bot",
          ok: up,
          detail: up ? "connected" : "is crashing and backs off; open the team and read its log",
        },
        { name: "Telemetry", ok: true, detail: "last point 3 s ago" },
        { name: "No open incident", ok: true, detail: "none" },
      ];
      return { team: fx.ref(team), ready: up, checks };
    },
  );
  return ok({
    scenarioId: body.scenarioId,
    teams,
    ready: teams.filter((each) => each.ready).length,
    planDigest: "demo",
  });
});
on("GET", "/runs", () => ok({ items: fx.RUNS }));
on("POST", "/runs", ({ body, role }) => {
  if (fx.RUNS.some((run) => run.state === "RUNNING"))
    throw new Refusal(
      409,
      "run-active",
      "A run is active",
      "Run 42 still holds its teams. Halt it or wait for its end.",
    );
  const scenario = fx.SCENARIOS.find((each) => each.id === body.scenarioId);
  const run = {
    ...fx.RUN,
    id: crypto.randomUUID(),
    number: 43,
    scenario: { id: scenario.id, version: scenario.version, title: scenario.title },
    state: "RUNNING",
    startedAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 900_000).toISOString(),
    endedAt: null,
    haltReason: null,
    startedBy: fx.SESSIONS[role].person,
  };
  fx.RUNS.unshift(run);
  broadcast("run", run);
  return ok(run, 201);
});
on("GET", "/runs/{id}", ({ p }) =>
  ok(
    must(
      fx.RUNS.find((run) => run.id === p.id),
      "run",
    ),
  ),
);
on("GET", "/schedules", () => ok({ items: [] }));
const certainty = (run) =>
  run.teams.flatMap(({ team, steps }) =>
    steps.map((step) => ({
      team,
      step: step.id,
      title: step.title,
      certainty: step.kind === "FAULT" ? "CLEAN" : "NOT_BEGUN",
      detail: "",
    })),
  );
const controlled =
  (change) =>
  ({ p, body }) => {
    const run = must(
      fx.RUNS.find((each) => each.id === p.id),
      "run",
    );
    Object.assign(run, change(body));
    broadcast("run", run);
    return ok({ run, changed: true, confirmed: true, steps: certainty(run) });
  };
on(
  "POST",
  "/runs/{id}/halt",
  controlled((body) => ({
    state: "HALTED",
    haltReason: body.reason,
    endedAt: new Date().toISOString(),
  })),
);
on(
  "POST",
  "/runs/{id}/pause",
  controlled((body) => ({
    state: "PAUSED",
    pausedAt: new Date().toISOString(),
    pauseReason: body.reason,
  })),
);
on(
  "POST",
  "/runs/{id}/resume",
  controlled(() => ({ state: "RUNNING", pausedAt: null, pauseReason: null })),
);
for (const order of ["extend", "soften", "harden"]) {
  on(
    "POST",
    `/runs/{id}/${order}`,
    controlled(() => ({})),
  );
}
const incidentsFor = (role) =>
  fx.INCIDENTS.filter((each) => staff(role) || each.team.slug === "otter");
const incidentOf = (id, role) =>
  must(
    incidentsFor(role).find((each) => each.id === id),
    "incident",
  );
on("GET", "/incidents", ({ role }) => ok({ items: incidentsFor(role) }));
on("GET", "/incidents/{id}", ({ p, role }) => ok(incidentOf(p.id, role)));
on("POST", "/incidents", ({ body, role }) => {
  if (fx.INCIDENTS.some((each) => each.team.slug === "otter" && each.status !== "RESOLVED"))
    throw new Refusal(
      409,
      "incident-open",
      "An incident is open",
      "INC-7 is still open. Resolve it first.",
    );
  const incident = {
    ...fx.INCIDENTS[0],
    id: crypto.randomUUID(),
    number: 8,
    title: body.title,
    severity: body.severity,
    status: "INVESTIGATING",
    declaredAt: new Date().toISOString(),
    declaredBy: fx.SESSIONS[role].person,
    mitigatedAt: null,
    roles: [],
    updates: [],
  };
  fx.INCIDENTS.unshift(incident);
  broadcast("incident", incident);
  return ok(incident, 201);
});
const changeIncident = (id, role, change) => {
  const incident = incidentOf(id, role);
  Object.assign(incident, change(incident));
  broadcast("incident", incident);
  return ok(incident);
};
on("POST", "/incidents/{id}/updates", ({ p, body, role }) =>
  changeIncident(p.id, role, (old) => ({
    status: body.status ?? old.status,
    nextUpdateDueAt: new Date(Date.now() + 600_000).toISOString(),
    updates: [
      ...old.updates,
      {
        id: crypto.randomUUID(),
        at: new Date().toISOString(),
        by: fx.SESSIONS[role].person,
        status: body.status,
        text: body.text,
      },
    ],
  })),
);
on("POST", "/incidents/{id}/resolve", ({ p, role }) =>
  changeIncident(p.id, role, () => ({ status: "RESOLVED", resolvedAt: new Date().toISOString() })),
);
on("POST", "/incidents/{id}/roles", ({ p, body, role }) =>
  changeIncident(p.id, role, (old) => ({
    roles: [
      ...old.roles.filter((each) => each.role !== body.role),
      {
        role: body.role,
        person: Object.values(fx.PEOPLE).find((each) => each.id === body.personId),
      },
    ],
  })),
);
on("GET", "/teams/{team}/timeline", ({ p, role }) => ok(fx.timelineOf(p.team, staff(role))));
on("GET", "/incidents/{id}/timeline", ({ p, role }) =>
  ok(fx.timelineOf(incidentOf(p.id, role).team.slug, staff(role))),
);
on("GET", "/timeline/annotations", ({ role }) => ok(fx.annotationsOf("otter", staff(role))));
on("GET", "/assessments/{id}/timeline", () => ok(fx.timelineOf("otter", true)));
on("GET", "/incidents/{id}/postmortem", ({ p }) => ok(must(fx.POSTMORTEMS[p.id], "postmortem")));
on("PUT", "/incidents/{id}/postmortem", ({ p, body, role, match }) => {
  const old = must(fx.POSTMORTEMS[p.id], "postmortem");
  if (match !== old.version)
    throw new Refusal(
      412,
      "stale-version",
      "Changed meanwhile",
      "Somebody saved a newer version.",
      { current: old },
    );
  return ok(
    Object.assign(old, {
      markdown: body.markdown,
      html: fx.render(body.markdown),
      version: old.version + 1,
      updatedAt: new Date().toISOString(),
      updatedBy: fx.SESSIONS[role].person,
    }),
  );
});
on("POST", "/incidents/{id}/postmortem/submit", ({ p }) =>
  ok(Object.assign(fx.POSTMORTEMS[p.id], { submittedAt: new Date().toISOString() })),
);
on("POST", "/markdown", ({ body }) => ok({ html: fx.render(body.markdown) }));
const strip = ({ window: _w, auto: _a, grade: _g, postmortem: _p, ...rest }) => rest;
const assessmentsFor = (role) =>
  fx.ASSESSMENTS.filter(
    (each) => staff(role) || (each.team.slug === "otter" && each.state === "PUBLISHED"),
  );
const assessmentOf = (id, role) =>
  must(
    assessmentsFor(role).find((each) => each.id === id),
    "assessment",
  );
on("GET", "/assessments", ({ role }) => ok({ items: assessmentsFor(role).map(strip) }));
on("GET", "/assessments/{id}", ({ p, role }) => ok(assessmentOf(p.id, role)));
on("PUT", "/assessments/{id}/grade", ({ p, body, role }) => {
  const item = assessmentOf(p.id, role);
  const version = (item.grade?.version ?? 0) + 1;
  item.grade = {
    mark: body.mark,
    comment: body.comment,
    commentHtml: fx.render(body.comment),
    state: "DRAFT",
    by: fx.SESSIONS[role].person,
    version,
    savedAt: new Date().toISOString(),
    publishedAt: null,
  };
  Object.assign(item, { state: "DRAFT", mark: body.mark });
  return ok(item.grade);
});
on("POST", "/assessments/{id}/publish", ({ p, role }) => {
  const item = assessmentOf(p.id, role);
  return ok(
    Object.assign(item, {
      state: "PUBLISHED",
      publishedAt: new Date().toISOString(),
      finalScore: 0.6 * item.autoScore + 0.4 * item.mark,
    }),
  );
});
on("POST", "/assessments/{id}/unpublish", ({ p, role }) =>
  ok(
    Object.assign(assessmentOf(p.id, role), {
      state: "DRAFT",
      publishedAt: null,
      finalScore: null,
    }),
  ),
);
on("GET", "/teams/{team}/channels", ({ p }) =>
  ok({ items: must(fx.teamOf(p.team), "team") && fx.CHANNELS }),
);
const M = "/teams/{team}/channels/{channel}/messages";
const messagesOf = (channel) => must(fx.MESSAGES[channel], "channel");
on("GET", M, ({ p }) =>
  ok({
    items: messagesOf(p.channel).filter((each) => !each.threadTs || each.threadTs === each.ts),
    hasMore: false,
  }),
);
on("GET", `${M}/{ts}/thread`, ({ p }) =>
  ok({
    items: [
      must(
        messagesOf(p.channel).find((each) => each.ts === p.ts),
        "message",
      ),
      ...(fx.THREADS[p.ts] ?? []),
    ],
  }),
);
on("POST", M, ({ p, body }) => {
  if (body.text === "/fail")
    throw new Refusal(
      503,
      "unavailable",
      "Chat is down",
      "The chat server is restarting; try again in a moment.",
    );
  if (body.text.startsWith("/flag")) {
    broadcast("view", {
      team: p.team,
      view: {
        id: "V1",
        title: "Change a flag",
        submit: "Change flag",
        blocks: [
          {
            type: "section",
            text: { type: "mrkdwn", text: "Changes reach *every user* at once." },
          },
          {
            type: "input",
            block_id: "flag",
            label: { type: "plain_text", text: "Flag" },
            element: {
              type: "static_select",
              action_id: "v",
              options: [{ value: "duty-cache", text: { type: "plain_text", text: "duty-cache" } }],
            },
          },
          {
            type: "input",
            block_id: "why",
            label: { type: "plain_text", text: "Reason" },
            element: { type: "plain_text_input", action_id: "v", multiline: true },
          },
        ],
      },
    });
    return ok({ message: null, ephemeral: [] });
  }
  if (body.text.startsWith("/"))
    return ok({
      message: null,
      ephemeral: [
        fx.message(p.channel, "otterbot", null, `I do not know \`${body.text}\`. Try \`/help\`.`, {
          ephemeral: true,
        }),
      ],
    });
  const message = fx.message(p.channel, "ada", null, body.text, {
    threadTs: body.threadTs ?? null,
  });
  if (body.threadTs) (fx.THREADS[body.threadTs] ??= []).push(message);
  else messagesOf(p.channel).push(message);
  broadcast("message", { team: p.team, message, change: "POSTED" });
  return ok({ message, ephemeral: [] });
});
const messageAt = (p) =>
  must(
    messagesOf(p.channel).find((each) => each.ts === p.ts),
    "message",
  );
on("PUT", `${M}/{ts}`, ({ p, body }) =>
  ok(Object.assign(messageAt(p), { text: body.text, edited: true })),
);
on("DELETE", `${M}/{ts}`, ({ p }) => {
  fx.MESSAGES[p.channel] = messagesOf(p.channel).filter((each) => each.ts !== p.ts);
  return { status: 204 };
});
const react =
  (mine) =>
  ({ p }) => {
    const message = messageAt(p);
    const known = message.reactions.find((each) => each.name === p.name) ?? {
      name: p.name,
      count: 0,
      mine: false,
      users: [],
    };
    const next = {
      ...known,
      mine,
      count: known.count + (mine ? 1 : -1),
      users: mine ? [...known.users, "U1"] : known.users.filter((id) => id !== "U1"),
    };
    message.reactions = [...message.reactions.filter((each) => each.name !== p.name), next].filter(
      (each) => each.count > 0,
    );
    return ok(message);
  };
on("PUT", `${M}/{ts}/reactions/{name}`, react(true));
on("DELETE", `${M}/{ts}/reactions/{name}`, react(false));
on("POST", `${M}/{ts}/actions`, () => ({ status: 202 }));
on("POST", "/teams/{team}/channels/{channel}/read", () => ({ status: 204 }));
on("GET", "/teams/{team}/commands", () => ok({ items: fx.COMMANDS }));
on("GET", "/teams/{team}/people", () => ok({ items: fx.USERS }));
on("POST", "/teams/{team}/views/{viewId}/submit", ({ body }) =>
  ok(
    body.values.why?.v
      ? { closed: true, errors: null }
      : { closed: false, errors: { why: "Say why" } },
  ),
);
on("POST", "/teams/{team}/views/{viewId}/close", () => ({ status: 204 }));

deliveryRoutes({ on, ok, must, Refusal, broadcast });
telemetryRoutes({ on, ok, must, Refusal, broadcast });
alarmRoutes({ on, ok, must, Refusal, broadcast });
automationRoutes({ on, ok, must, Refusal });
debriefRoutes({ on, ok, must });
reviewRoutes({ on, ok, must });

function live(response) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write(
    `event: hello\ndata: ${JSON.stringify({ seq: 1, serverTime: new Date().toISOString() })}\n\n`,
  );
  streams.add(response);
  response.on("close", () => streams.delete(response));
}
setInterval(() => quiet || broadcast("beat", { serverTime: new Date().toISOString() }), 5_000);
setInterval(
  () => quiet || broadcast("sli", { items: fx.TEAMS.map((team) => sliItem(team, 10_000)) }),
  2_000,
);

function page(path, response) {
  const file = normalize(join(WEB, path));
  const found =
    file.startsWith(WEB) && extname(file) && existsSync(file) ? file : join(WEB, "index.html");
  if (!existsSync(found)) return response.writeHead(404).end("Run npm run build first.");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(found)] ?? "application/octet-stream",
    "Content-Security-Policy": CSP,
  });
  return response.end(readFileSync(found));
}

async function answer(request, response) {
  const url = new URL(request.url, "http://localhost");
  if (url.pathname === "/__quiet") {
    quiet = url.searchParams.get("on") === "true";
    return response.end();
  }
  if (!url.pathname.startsWith("/api/v1")) return page(url.pathname, response);
  const path = url.pathname.slice("/api/v1".length);
  const role = /firedrill_session=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
  const signIn = path === "/session" && request.method === "POST";
  const open = signIn || path.startsWith("/public/");
  if (!role && !open) throw new Refusal(401, "not-signed-in", "Not signed in", "Sign in first.");
  if (path === "/live") return live(response);
  const route = routes.find((each) => each.method === request.method && each.regex.test(path));
  if (!route) throw notFound("address");
  if (request.method !== "GET" && !signIn && request.headers["x-csrf-token"] !== "demo-token")
    throw new Refusal(403, "csrf-token-missing", "Refused", "The page's token is missing.");
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const values = route.regex.exec(path).slice(1).map(decodeURIComponent);
  const p = Object.fromEntries(route.names.map((name, i) => [name, values[i]]));
  const match = Number((request.headers["if-match"] ?? "").replaceAll('"', ""));
  const result = route.handler({
    p,
    q: url.searchParams,
    role,
    match,
    text,
    headers: request.headers,
    body: text && !RAW.test(path) ? JSON.parse(text) : {},
  });
  const headers = { "Content-Type": "application/json" };
  if (result.cookie !== undefined)
    headers["Set-Cookie"] =
      `firedrill_session=${result.cookie}; Path=/; HttpOnly; SameSite=Lax${result.cookie ? "" : "; Max-Age=0"}`;
  response.writeHead(result.status, headers);
  return response.end(result.value === undefined ? undefined : JSON.stringify(result.value));
}

createServer((request, response) => {
  answer(request, response).catch((thrown) => {
    const status = thrown.status ?? 500;
    const headers = { "Content-Type": "application/problem+json", "X-Request-Id": "demo-1a2b3c" };
    if (thrown.extra?.retryAfter) headers["Retry-After"] = String(thrown.extra.retryAfter);
    response.writeHead(status, headers);
    response.end(
      JSON.stringify({
        type: `urn:firedrill:${thrown.code ?? "failure"}`,
        title: thrown.title ?? "Failure",
        status,
        detail: thrown.message,
        code: thrown.code ?? "failure",
        ...thrown.extra,
      }),
    );
  });
}).listen(PORT, "127.0.0.1", () =>
  console.log(
    `Mock server on http://127.0.0.1:${PORT}; sign in with instructor, grader or student`,
  ),
);
