// Answers of the mock server about objectives, the ledger, status pages, capacity and automation.
import * as ax from "./alarm-fixtures.mjs";
import * as fx from "./fixtures.mjs";

const MIN = 60_000;
const iso = (ms) => new Date(ms).toISOString();
const noise = (seed) => {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
};
const person = (role) => fx.SESSIONS[role].person;
const AGO = (minutes) => Date.now() - minutes * MIN;
const uuid = (n) => `a0700000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const ledgerItems = (student) => {
  const fact = (id, kind, minutes, text) => ({ id, kind, at: iso(AGO(minutes)), text });
  const open = student ? "PENDING" : "INSTRUCTOR_FAULT";
  return [
    {
      from: AGO(34),
      until: AGO(27),
      bad: 61,
      total: 190,
      cause: "TEAM_CHANGE",
      share: 1,
      excused: false,
      text: "Bad 1 min after a change of the team: Deployed v18 to production. Provisional until the debrief.",
      evidence: [
        fact(11, "bot.deployed", 35, "Deployed v18 to production, direct"),
        fact(12, "flag.changed", 36, "Flag duty-cache on for everybody"),
      ],
    },
    {
      from: AGO(95),
      until: AGO(83),
      bad: 140,
      total: 320,
      cause: open,
      share: student ? 1 : 0.5,
      excused: false,
      text: student
        ? "The team had changed nothing in the ten minutes before; what it was is told with the debrief."
        : 'The fault "Slow directory" was in effect, but it was bad before: half of it.',
      evidence: student
        ? []
        : [
            fact(7, "fault.verified", 96, "Slow directory verified: p95 4 120 ms"),
            fact(8, "fault.reverted", 84, "Slow directory reverted"),
          ],
    },
    {
      from: AGO(210),
      until: AGO(206),
      bad: 0,
      total: 0,
      cause: "PLATFORM",
      share: 1,
      excused: true,
      text: "The platform asked nothing for 4 min, so nothing counts.",
      evidence: [fact(3, "platform.prober-stalled", 210, "Synthetic users stood still for 4 min")],
    },
    {
      from: AGO(388),
      until: AGO(386),
      bad: 6,
      total: 52,
      cause: "UNEXPLAINED",
      share: 1,
      excused: false,
      text: "No fault was in effect, and the team had changed nothing in the ten minutes before.",
      evidence: [],
    },
  ].map((each) => ({
    ...each,
    from: iso(Math.floor(each.from / MIN) * MIN),
    until: iso(Math.floor(each.until / MIN) * MIN),
  }));
};

const markdown = `## When to use this

The alarm **Errors of the directory** fired: \`!duty\` answers late or not at all.

## What to do

First look whether users are really hurt.

\`\`\`step
action: check
title: Are users hurt?
users: availability
environment: production
over: 5m
expect: '< 99 %'
\`\`\`

Take load off the directory.

\`\`\`step
action: flag
title: Answer from the cache
environment: production
flag: duty-cache
on: true
\`\`\`

\`\`\`step
action: wait
for: 30s
\`\`\`

\`\`\`step
action: check
users: availability
environment: production
over: 5m
expect: '> 99 %'
within: 60s
\`\`\`
`;
/** A rough reading of step blocks: enough to see steps and their problems. */
function stepsOf(text) {
  const steps = [];
  const lines = text.split("\n");
  lines.forEach((line, at) => {
    if (!/^```step/.test(line)) return;
    const args = {};
    for (let i = at + 1; i < lines.length && !/^```/.test(lines[i]); i++) {
      const m = /^(\w+):\s*(.*)$/.exec(lines[i]);
      if (m) args[m[1]] = m[2].replace(/^'|'$/g, "");
    }
    const env = args.environment;
    const does = {
      restart: `restart the ${env} bot`,
      rollback: `roll ${env} back to the release before`,
      flag: `switch ${args.flag} ${args.on === "true" ? "on" : "off"} in ${env}`,
      scale: `give the ${env} bot ${args.memoryMiB} MiB of memory`,
      check: `check that the availability of users in ${env} over ${args.over} is ${args.expect}${args.within ? `, for at most ${args.within}` : ""}`,
      wait: `wait ${args.for}`,
    }[args.action];
    const problem = !does
      ? `'${args.action ?? ""}' is no action: it is restart, rollback, flag, scale, check or wait.`
      : args.action !== "wait" && !env
        ? "'environment' is missing: production or staging."
        : null;
    steps.push({
      n: steps.length + 1,
      line: at + 1,
      title: args.title ?? (does ? does.charAt(0).toUpperCase() + does.slice(1) : "Step"),
      action: args.action ?? null,
      arguments: args,
      does: problem ? null : does,
      problem,
    });
  });
  return steps;
}
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const htmlOf = (text) =>
  text
    .split(/\n{2,}|(?=```step)/)
    .map((block) =>
      block.startsWith("```")
        ? `<pre><code>${escape(block.replace(/^```\w*\n|\n?```\n*$/g, ""))}</code></pre>`
        : block.startsWith("## ")
          ? `<h2>${escape(block.slice(3))}</h2>`
          : `<p>${escape(block)
              .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
              .replace(/`(.+?)`/g, "<code>$1</code>")}</p>`,
    )
    .join("\n");

export function automationRoutes({ on, ok, must, Refusal }) {
  const found = (team) => must(fx.teamOf(team), "team");
  const invalid = (detail) => new Refusal(422, "invalid-input", "Invalid", detail);
  const stale = (detail, extra = {}) =>
    new Refusal(412, "stale-version", "Changed meanwhile", detail, extra);

  // SLO and ledger
  const objectives = new Map();
  const objectiveOf = (key) => {
    if (!objectives.has(key))
      objectives.set(key, {
        version: 2,
        objective: 0.99,
        windowHours: 24,
        latencyMs: 1000,
        changes: [
          {
            version: 2,
            at: iso(AGO(2900)),
            by: person("student"),
            objective: 0.99,
            windowHours: 24,
            latencyMs: 1000,
            reason: "One day, so that a lab's bad hour stays visible for the next one",
          },
        ],
      });
    return objectives.get(key);
  };
  const slo = (team, env) => {
    const o = objectiveOf(`${team}/${env}`);
    const quiet = team === "newt";
    const hours = o.windowHours;
    const history = quiet
      ? []
      : Array.from({ length: 240 }, (_, i) => {
          const at = Date.now() - hours * 3_600_000 * (1 - i / 239);
          const left =
            0.97 -
            (i / 239) * 0.12 -
            (AGO(388) < at ? 0.03 : 0) -
            0.35 * Math.min(1, Math.max(0, (at - AGO(95)) / (12 * MIN))) -
            0.16 * Math.min(1, Math.max(0, (at - AGO(34)) / (7 * MIN)));
          return { at: iso(at), left };
        });
    const left = quiet ? null : history.at(-1).left;
    return {
      version: o.version,
      environment: env,
      objective: o.objective,
      windowHours: hours,
      latencyMs: o.latencyMs,
      since: iso(AGO(2900)),
      budget: { allowed: 432.6, spent: 285, excused: 12, left },
      burn: quiet
        ? ["5m", "30m", "1h", "6h"].map((window) => ({ window, rate: null }))
        : [
            { window: "5m", rate: 1.4 },
            { window: "30m", rate: 7.8 },
            { window: "1h", rate: 4.3 },
            { window: "6h", rate: 2.2 },
          ],
      trend: quiet ? null : "BETTER",
      exhaustedAt: quiet ? null : iso(Date.now() + 4.2 * 3_600_000),
      commands: quiet
        ? []
        : [
            { command: "/duty", good: 8_120, total: 8_394 },
            { command: "/weather", good: 12_010, total: 12_020 },
            { command: "!ping", good: 22_846, total: 22_847 },
          ],
      history,
      changes: o.changes,
    };
  };
  on(
    "GET",
    "/teams/{team}/slo",
    ({ p, q }) => (found(p.team), ok(slo(p.team, q.get("environment") ?? "PRODUCTION"))),
  );
  on("PUT", "/teams/{team}/slo/{env}", ({ p, body, match, role }) => {
    const o = objectiveOf(`${p.team}/${p.env}`);
    if (body.reason.includes("conflict") && o.version === match) {
      o.version += 1;
      o.changes = [
        {
          ...o.changes[0],
          version: o.version,
          at: iso(Date.now()),
          reason: "Somebody else was faster",
        },
        ...o.changes,
      ];
    }
    if (match !== o.version)
      throw stale(
        `The objective of ${p.env.toLowerCase()} is at version ${o.version} now, not ${match}: look at it and decide again.`,
      );
    const { objective, windowHours, latencyMs, reason } = body;
    Object.assign(o, { objective, windowHours, latencyMs, version: o.version + 1 });
    o.changes = [
      {
        version: o.version,
        at: iso(Date.now()),
        by: person(role),
        objective,
        windowHours,
        latencyMs,
        reason,
      },
      ...o.changes,
    ];
    return ok(slo(p.team, p.env));
  });
  on("GET", "/teams/{team}/ledger", ({ p, q, role }) => {
    const from = Date.parse(q.get("from") ?? "") || AGO(1440);
    const items =
      p.team === "newt"
        ? []
        : ledgerItems(role === "student").filter((each) => Date.parse(each.from) >= from);
    const totals = new Map();
    for (const each of items) {
      const t = totals.get(each.cause) ?? { cause: each.cause, badMinutes: 0, budgetShare: 0 };
      t.badMinutes += ((Date.parse(each.until) - Date.parse(each.from)) / MIN) * each.share;
      t.budgetShare += each.excused ? 0 : (each.bad * each.share) / 432;
      totals.set(each.cause, t);
    }
    return ok({
      from: iso(from),
      to: iso(Date.now()),
      items,
      totals: [...totals.values()],
      notes: ["Judged by 99 % within 1000 ms over 24 h, which allows 432 failed requests."],
    });
  });

  // Status page
  const open = new Set(["otter"]);
  const status = (team) => ({ enabled: open.has(team), href: `/status/${team}` });
  on("GET", "/teams/{team}/status-page", ({ p }) => ok(status(p.team)));
  on("PUT", "/teams/{team}/status-page", ({ p, body }) => {
    if (body.enabled) open.add(p.team);
    else open.delete(p.team);
    return ok(status(p.team));
  });
  on("GET", "/public/status/{slug}", ({ p }) => {
    if (!open.has(p.slug) && p.slug !== "lynx")
      throw new Refusal(404, "not-found", "Not found", `There is no status page '${p.slug}' here.`);
    const bad = p.slug === "lynx";
    const day = (ago, share) => ({
      date: iso(Date.now() - ago * 86_400_000).slice(0, 10),
      availability: share,
      good: share === null ? 0 : Math.round(share * 14_400),
      total: share === null ? 0 : 14_400,
      state:
        share === null
          ? "NO_DATA"
          : share < 0.5
            ? "OUTAGE"
            : share < 0.99
              ? "DEGRADED"
              : "OPERATIONAL",
    });
    const days = (seed) =>
      Array.from({ length: 14 }, (_, i) =>
        day(
          13 - i,
          i < 3
            ? null
            : i === 6 + seed
              ? 0.962
              : i === 9 - seed
                ? 0.43
                : 0.9991 + noise(i + seed) * 0.0008,
        ),
      );
    return ok({
      team: fx.teamOf(p.slug).name,
      state: bad ? "DEGRADED" : "OPERATIONAL",
      headline: bad ? "Some requests fail or are slow" : "All systems operational",
      components: ["/duty", "/weather", "!ping"].map((name, i) => ({
        name,
        state: bad && i === 0 ? "OUTAGE" : "OPERATIONAL",
        days: days(i),
      })),
      incidents: [
        ...(bad
          ? [
              {
                title: "Duty roster does not answer",
                severity: "SEV2",
                state: "IDENTIFIED",
                startedAt: iso(AGO(22)),
                resolvedAt: null,
                updates: [
                  {
                    at: iso(AGO(20)),
                    status: "INVESTIGATING",
                    text: "Some of you get no answer to /duty. We are looking into it.",
                  },
                  {
                    at: iso(AGO(11)),
                    status: "IDENTIFIED",
                    text: "The directory we ask is slow. We are switching to what we last knew.",
                  },
                ],
              },
            ]
          : []),
        {
          title: "Slow answers after an update",
          severity: "SEV3",
          state: "RESOLVED",
          startedAt: iso(AGO(9000)),
          resolvedAt: iso(AGO(8953)),
          updates: [
            { at: iso(AGO(8990)), status: "INVESTIGATING", text: "Answers take several seconds." },
            {
              at: iso(AGO(8953)),
              status: "RESOLVED",
              text: "We went back to the version before; answers are quick again.",
            },
          ],
        },
      ],
      generatedAt: iso(Date.now()),
    });
  });

  // Capacity
  const sizes = {
    PRODUCTION: { version: 3, memoryMiB: 256, cpuPercent: 50 },
    STAGING: { version: 1, memoryMiB: 128, cpuPercent: 25 },
  };
  const units = ({ memoryMiB, cpuPercent }) =>
    Math.max(Math.ceil(memoryMiB / 128), Math.ceil(cpuPercent / 25));
  const forecasts = [
    {
      id: uuid(41),
      environment: "PRODUCTION",
      from: iso(AGO(-60)),
      until: iso(AGO(-150)),
      peakRequestsPerSecond: 12,
      unitsBudget: 3,
      reasoning:
        "Enrolment opens at three; last year it was three times the usual load for an hour.",
      filedAt: iso(AGO(30)),
      filedBy: person("student"),
      score: null,
    },
    {
      id: uuid(42),
      environment: "PRODUCTION",
      from: iso(AGO(1500)),
      until: iso(AGO(1440)),
      peakRequestsPerSecond: 5,
      unitsBudget: 2,
      reasoning: "As in the lab before.",
      filedAt: iso(AGO(1600)),
      filedBy: person("student"),
      score: {
        measuredPeak: 6.4,
        error: -0.22,
        availability: 0.9962,
        objectiveMet: true,
        unitsUsed: 2,
        withinUnits: true,
      },
    },
  ];
  const capacity = (team) => {
    const environments = ["PRODUCTION", "STAGING"].map((environment, k) => {
      const { version, ...size } = sizes[environment];
      const measured =
        k === 1 || team === "newt"
          ? []
          : Array.from({ length: 60 }, (_, i) => ({
              at: iso(Math.floor(AGO(59 - i) / MIN) * MIN),
              cpu: 0.08 + noise(i) * 0.04 + (i > 25 && i < 36 ? 0.19 : 0),
              rssBytes: Math.round((186 + i * 0.5 + noise(i + 9) * 4) * 1048576),
              requestsPerSecond:
                i === 12 || i === 13
                  ? null
                  : 2.1 + noise(i + 3) * 0.7 + (i > 25 && i < 36 ? 2.2 : 0),
            }));
      return {
        environment,
        version,
        size: { ...size, cpuShare: size.cpuPercent / 100, instances: k === 1 ? 0 : 1 },
        units: units(size),
        limits: {
          memoryBytes: size.memoryMiB * 1048576,
          heapBytes: size.memoryMiB * 524288,
          yieldsAboveCores: size.cpuPercent / 100,
          explanation: `The bot's process may use ${size.memoryMiB} MiB in all, half of it heap; processor time is shared by weight, so more than ${size.cpuPercent} % of a core is possible while others are idle.`,
        },
        measured,
        peak: measured.length
          ? { cpu: 0.31, rssBytes: 221 * 1048576, requestsPerSecond: 5.1 }
          : null,
        headroom: measured.length ? { memory: 0.137, cpu: 0.38 } : null,
        change:
          k === 0
            ? { at: iso(AGO(2000)), by: person("student"), reason: "Killed twice with 128 MiB" }
            : null,
      };
    });
    const used = environments.reduce((sum, each) => sum + each.units, 0);
    return {
      budget: { units: 8, used, left: 8 - used },
      environments,
      forecasts,
      explanation:
        "A unit is 128 MiB of memory and 25 % of a core; a size costs as many as the larger of the two needs. Requests are those of the course's synthetic users.",
    };
  };
  on("GET", "/teams/{team}/capacity", ({ p }) => (found(p.team), ok(capacity(p.team))));
  on("PUT", "/teams/{team}/capacity/{env}", ({ p, body, match }) => {
    if (match !== sizes[p.env].version)
      throw stale(
        `The size of ${p.env.toLowerCase()} is at version ${sizes[p.env].version} now, not ${match}: look at it and decide again.`,
      );
    Object.assign(sizes[p.env], {
      memoryMiB: body.memoryMiB,
      cpuPercent: body.cpuPercent,
      version: match + 1,
    });
    return ok(capacity(p.team));
  });
  on("POST", "/teams/{team}/capacity/what-if", ({ body }) => {
    const cpu = 0.03 + body.requestsPerSecond * 0.055;
    const rss = Math.round((170 + body.requestsPerSecond * 7) * 1048576);
    const problems = [];
    if (rss > body.memoryMiB * 1048576)
      problems.push(`It would need ${Math.round(rss / 1048576)} MiB, more than ${body.memoryMiB}.`);
    if (cpu * 100 > body.cpuPercent)
      problems.push(
        `It would need ${Math.round(cpu * 100)} % of a core, more than ${body.cpuPercent}.`,
      );
    return ok({
      fits: problems.length === 0,
      units: units(body),
      predicted: {
        cpu,
        rss,
        p95Ms: body.requestsPerSecond > 20 ? null : Math.round(140 + body.requestsPerSecond * 21),
      },
      basis:
        "linear fit of 58 minutes between 1.9/s and 5.1/s, R² 0.93 (processor), 0.41 (memory); beyond 5.1/s it is a guess.",
      problems,
    });
  });
  on("POST", "/teams/{team}/forecasts", ({ body, role }) => {
    const made = {
      ...body,
      id: uuid(43 + forecasts.length),
      filedAt: iso(Date.now()),
      filedBy: person(role),
      score: null,
    };
    forecasts.unshift(made);
    return ok(made, 201);
  });

  // Runbooks
  const alarm = { id: ax.ALARMS[0].id, name: ax.ALARMS[0].name };
  const book = (n, title, text, extra = {}) => ({
    id: uuid(n),
    version: 3,
    title,
    markdown: text,
    alarms: [],
    openRun: null,
    createdAt: iso(AGO(9000)),
    createdBy: person("student"),
    updatedAt: iso(AGO(700)),
    updatedBy: person("student"),
    ...extra,
  });
  const broken = markdown
    .replace("action: wait", "action: sleep")
    .replace("flag: duty-cache", "flag: duty-cache\ncolour: red");
  const books = [
    book(1, ax.RUNBOOKS[0].title, markdown, {
      id: ax.RUNBOOKS[0].id,
      alarms: [alarm],
      openRun: uuid(21),
    }),
    book(2, ax.RUNBOOKS[1].title, broken, { id: ax.RUNBOOKS[1].id }),
    book(
      3,
      "Whom to call",
      "## Staff\n\nWrite into **#help**; somebody answers within ten minutes.",
    ),
  ];
  const view = (each) => ({ ...each, html: htmlOf(each.markdown), steps: stepsOf(each.markdown) });
  const item = (each) => {
    const steps = stepsOf(each.markdown);
    const { markdown: _, createdAt: _c, createdBy: _b, ...rest } = each;
    return { ...rest, steps: steps.length, problems: steps.filter((step) => step.problem).length };
  };
  const bookOf = (id) =>
    must(
      books.find((each) => each.id === id),
      "runbook",
    );
  on(
    "GET",
    "/teams/{team}/runbooks",
    ({ p }) => (found(p.team), ok({ items: p.team === "newt" ? [] : books.map(item) })),
  );
  on("POST", "/teams/{team}/runbooks", ({ body, role }) => {
    const made = book(10 + books.length, body.title, body.markdown, {
      version: 1,
      updatedBy: person(role),
      updatedAt: iso(Date.now()),
    });
    books.push(made);
    return ok(view(made), 201);
  });
  on("POST", "/teams/{team}/runbooks/preview", ({ body }) =>
    ok({ html: htmlOf(body.markdown), steps: stepsOf(body.markdown) }),
  );
  on("GET", "/teams/{team}/runbooks/{id}", ({ p }) => ok(view(bookOf(p.id))));
  on("PUT", "/teams/{team}/runbooks/{id}", ({ p, body, match, role }) => {
    const each = bookOf(p.id);
    if (body.title.includes("conflict") && match === each.version)
      Object.assign(each, {
        version: each.version + 1,
        markdown: each.markdown.replace("30s", "45s"),
      });
    if (match !== each.version)
      throw stale(
        `"${each.title}" is at version ${each.version} now, not ${match}: put your change into that text and save again.`,
        { current: view(each) },
      );
    Object.assign(each, body, {
      version: match + 1,
      updatedAt: iso(Date.now()),
      updatedBy: person(role),
    });
    return ok(view(each));
  });
  on("DELETE", "/teams/{team}/runbooks/{id}", ({ p }) => {
    const each = bookOf(p.id);
    if (each.alarms.length)
      throw new Refusal(
        409,
        "conflict",
        "In use",
        `"${each.title}" is needed by alarm "${each.alarms[0].name}": change that first, then delete it.`,
      );
    books.splice(books.indexOf(each), 1);
    return { status: 204 };
  });
  on("GET", "/teams/{team}/runbooks/{id}/history", ({ p }) =>
    ok({
      items: [3, 2, 1]
        .filter((n) => n <= bookOf(p.id).version)
        .map((version) => ({
          version,
          title: bookOf(p.id).title,
          at: iso(AGO(700 + (3 - version) * 2000)),
          by: person("student"),
          added: version === 1 ? 38 : version,
          removed: version === 1 ? 0 : 1,
        })),
      truncated: false,
    }),
  );
  on("GET", "/teams/{team}/runbooks/{id}/history/{version}", ({ p }) => {
    const lines = bookOf(p.id).markdown.split("\n");
    return ok({
      version: Number(p.version),
      against: Number(p.version) - 1 || null,
      title: bookOf(p.id).title,
      markdown: "",
      at: iso(AGO(700)),
      by: person("student"),
      lines: lines.flatMap((text, i) =>
        i === 6
          ? [
              { kind: "REMOVED", text: "Look at the logs." },
              { kind: "ADDED", text },
            ]
          : [{ kind: p.version === "1" ? "ADDED" : "SAME", text }],
      ),
    });
  });

  // Runs
  const runs = [];
  const begin = (team, each, dryRun, extra = {}) => {
    const made = {
      id: uuid(21 + runs.length),
      team,
      runbook: { id: each.id, name: each.title },
      version: each.version,
      incident: null,
      dryRun,
      rule: null,
      state: "RUNNING",
      detail: null,
      next: 1,
      startedBy: person("student"),
      startedAt: iso(Date.now()),
      endedAt: null,
      steps: stepsOf(each.markdown).map((step) => ({
        n: step.n,
        title: step.title,
        action: step.action,
        environment: step.arguments.environment?.toUpperCase() ?? null,
        does: step.does,
        arguments: step.arguments,
        state: "PENDING",
        attempt: 0,
        by: null,
        startedAt: null,
        deadline: null,
        endedAt: null,
        seconds: null,
        detail: null,
        mayRepeat: false,
      })),
      ...extra,
    };
    runs.unshift(made);
    return made;
  };
  const finish = (step, state, detail, seconds, minutes) =>
    Object.assign(step, {
      state,
      detail,
      seconds,
      attempt: 1,
      by: person("student"),
      startedAt: iso(AGO(minutes)),
      endedAt: iso(AGO(minutes)),
    });
  const first = begin("otter", books[0], false, { startedAt: iso(AGO(4)) });
  finish(first.steps[0], "DONE", "Availability over 5m is 94.2 %, as expected < 99 %.", 0.3, 4);
  finish(first.steps[1], "DONE", "duty-cache is on for everybody in production.", 1.2, 3);
  Object.assign(first.steps[2], {
    state: "RUNNING",
    attempt: 1,
    by: person("student"),
    startedAt: iso(AGO(0.2)),
    deadline: iso(AGO(-1.3)),
  });
  first.next = null;
  const waiting = begin("otter", books[0], true, { startedAt: iso(AGO(30)) });
  finish(waiting.steps[0], "DONE", "Availability over 5m is 99.8 %; would go on.", 0.2, 29);
  finish(
    waiting.steps[1],
    "TIMED_OUT",
    "The platform did not answer within 120 s; nothing is known of it.",
    120,
    28,
  );
  waiting.steps[1].mayRepeat = true;
  waiting.next = 3;
  const byRule = begin("otter", books[0], false, {
    startedAt: iso(AGO(300)),
    endedAt: iso(AGO(298)),
    state: "FAILED",
    rule: uuid(31),
    next: null,
    detail:
      "Step 1 failed: availability over 5m is 99.9 %, expected < 99 %. The steps after it were not executed.",
  });
  finish(byRule.steps[0], "FAILED", "Availability over 5m is 99.9 %, expected < 99 %.", 60.1, 300);
  const runOf = (id) =>
    must(
      runs.find((each) => each.id === id),
      "run",
    );
  on("POST", "/teams/{team}/runbooks/{id}/runs", ({ p, body, role }) =>
    ok(
      begin(p.team, bookOf(p.id), body.dryRun, {
        startedBy: person(role),
        incident: body.incident,
      }),
      201,
    ),
  );
  on("GET", "/teams/{team}/runbook-runs", ({ p }) =>
    ok({ items: runs.filter((each) => each.team === p.team), hasMore: false }),
  );
  on("GET", "/runbook-runs/{id}", ({ p }) => ok(runOf(p.id)));
  on("POST", "/runbook-runs/{id}/steps/{n}", ({ p, body, role }) => {
    const run = runOf(p.id);
    const step = run.steps[Number(p.n) - 1];
    Object.assign(step, {
      state: body.skip ? "SKIPPED" : "DONE",
      mayRepeat: false,
      attempt: step.attempt + 1,
      by: person(role),
      startedAt: iso(Date.now()),
      seconds: 0.4,
      detail: run.dryRun ? `Would ${step.does}.` : "Done.",
    });
    run.next = run.steps.find((each) => each.state === "PENDING")?.n ?? null;
    if (run.next === null) Object.assign(run, { state: "DONE", endedAt: iso(Date.now()) });
    return ok(run);
  });
  on("POST", "/runbook-runs/{id}/abort", ({ p }) =>
    ok(
      Object.assign(runOf(p.id), {
        state: "ABORTED",
        endedAt: iso(Date.now()),
        next: null,
        detail: "Aborted by hand.",
      }),
    ),
  );

  // Rules
  const execution = (n, state, detail, minutes, extra = {}) => ({
    id: uuid(60 + n),
    alarm,
    went: "ALARM",
    wentAt: iso(AGO(minutes)),
    state,
    what: "restart the production bot",
    detail,
    startedAt: iso(AGO(minutes)),
    endedAt: iso(AGO(minutes)),
    seconds: 4.2,
    run: null,
    ...extra,
  });
  const base = {
    version: 2,
    alarmId: alarm.id,
    alarm,
    alarmState: "OK",
    when: "ALARM",
    cooldownSeconds: 300,
    maxPerHour: 3,
    dryRun: false,
    enabled: true,
    problem: null,
    stoppedBecause: null,
    createdAt: iso(AGO(4000)),
    createdBy: person("student"),
    updatedAt: iso(AGO(3000)),
    updatedBy: person("student"),
  };
  const rules = [
    {
      ...base,
      id: uuid(31),
      name: "Restart when it hangs",
      action: { type: "RESTART", environment: "PRODUCTION" },
      does: "restart the production bot",
      lastExecution: execution(
        1,
        "DONE",
        "The production bot was restarted and is connected again.",
        62,
      ),
    },
    {
      ...base,
      id: uuid(32),
      name: "Cache when the directory is slow",
      dryRun: true,
      action: { type: "FLAG", environment: "PRODUCTION", flag: "duty-cache", on: true },
      does: "switch duty-cache on in production",
      alarmState: "ALARM",
      lastExecution: execution(2, "DRY_RUN", "Would switch duty-cache on in production.", 12),
    },
    {
      ...base,
      id: uuid(33),
      name: "Bigger when memory is short",
      enabled: false,
      action: { type: "SCALE", environment: "PRODUCTION", memoryMiB: 512 },
      does: "give the production bot 512 MiB of memory",
      stoppedBecause: "It caused its own alarm again 3 times in 10 minutes.",
      lastExecution: execution(3, "STOPPED", "The loop guard switched the rule off.", 190),
    },
    {
      ...base,
      id: uuid(34),
      name: "Go through the directory's runbook",
      action: { type: "RUNBOOK", runbookId: ax.RUNBOOKS[1].id },
      does: `go through "${ax.RUNBOOKS[1].title}"`,
      problem:
        "Step 3 of the runbook cannot be executed: 'sleep' is no action: it is restart, rollback, flag, scale, check or wait.",
      lastExecution: null,
    },
  ];
  on(
    "GET",
    "/teams/{team}/automation-rules",
    ({ p }) => (found(p.team), ok({ items: p.team === "newt" ? [] : rules })),
  );
  on("POST", "/teams/{team}/automation-rules", ({ body }) => {
    if (!body.alarmId) throw invalid("A rule needs an alarm.");
    const made = {
      ...base,
      ...body,
      id: uuid(35 + rules.length),
      version: 1,
      does: body.action.type.toLowerCase(),
      lastExecution: null,
    };
    rules.push(made);
    return ok(made, 201);
  });
  on("PUT", "/teams/{team}/automation-rules/{id}", ({ p, body, match }) => {
    const rule = must(
      rules.find((each) => each.id === p.id),
      "rule",
    );
    if (match !== rule.version) throw stale("Somebody saved it.", { current: rule });
    return ok(
      Object.assign(rule, body, {
        version: match + 1,
        ...(body.enabled ? { stoppedBecause: null } : {}),
      }),
    );
  });
  on("DELETE", "/teams/{team}/automation-rules/{id}", ({ p }) => {
    rules.splice(
      rules.findIndex((each) => each.id === p.id),
      1,
    );
    return { status: 204 };
  });
  on("GET", "/teams/{team}/automation-rules/{id}/executions", ({ p }) => {
    const rule = must(
      rules.find((each) => each.id === p.id),
      "rule",
    );
    return ok({
      items: rule.lastExecution
        ? [
            rule.lastExecution,
            execution(
              7,
              "SKIPPED",
              "It acted 2 min ago and pauses for 5 min between two turns.",
              240,
              { endedAt: null, seconds: null },
            ),
            execution(8, "FAILED", "The bot did not connect within 120 s.", 500),
          ]
        : [],
      hasMore: false,
    });
  });

  // Toil and readiness
  const KINDS = [
    ["RESTART", "Restarts", 3],
    ["ROLLBACK", "Rollbacks", 5],
    ["FLAG", "Flag switches", 2],
    ["CONFIG", "Configuration changes", 5],
    ["CAPACITY", "Size changes", 4],
    ["ACK", "Pages acknowledged", 1],
    ["RUNBOOK_STEP", "Runbook steps", 1],
  ];
  const COUNTS = {
    RESTART: [
      [14, 0],
      [2, 9],
    ],
    ROLLBACK: [
      [3, 0],
      [1, 0],
    ],
    FLAG: [
      [9, 0],
      [2, 4],
    ],
    ACK: [
      [21, 0],
      [6, 0],
    ],
    RUNBOOK_STEP: [
      [0, 0],
      [8, 5],
    ],
  };
  on("GET", "/teams/{team}/toil", ({ p, q }) => {
    const from = AGO(7 * 1440);
    const split = Date.parse(q.get("split") ?? "") || AGO(2 * 1440);
    const none = p.team === "newt";
    const kinds = KINDS.map(([kind, label, minutesEach]) => {
      const [[b, ba], [a, aa]] = (none ? null : COUNTS[kind]) ?? [
        [0, 0],
        [0, 0],
      ];
      return {
        kind,
        label,
        minutesEach,
        before: { byHand: b, automated: ba, minutes: b * minutesEach },
        after: { byHand: a, automated: aa, minutes: a * minutesEach },
      };
    });
    const side = (name, ms) =>
      kinds.reduce(
        (all, each) => ({
          hours: ms / 3_600_000,
          byHand: all.byHand + each[name].byHand,
          automated: all.automated + each[name].automated,
          minutes: all.minutes + each[name].minutes,
          minutesPerDay: ((all.minutes + each[name].minutes) / ms) * 86_400_000,
        }),
        { hours: ms / 3_600_000, byHand: 0, automated: 0, minutes: 0, minutesPerDay: 0 },
      );
    return ok({
      from: iso(from),
      split: iso(split),
      to: iso(Date.now()),
      kinds,
      before: side("before", split - from),
      after: side("after", Date.now() - split),
      examples: none
        ? []
        : [
            {
              evidenceId: 91,
              at: iso(AGO(40)),
              kind: "ACK",
              text: "Page 7 acknowledged",
              by: person("student"),
            },
            {
              evidenceId: 90,
              at: iso(AGO(95)),
              kind: "RESTART",
              text: "Production bot restarted",
              by: person("student"),
            },
          ],
      notes: [
        "Counted from the timeline. What a rule or a rule's runbook did is automated; the rest has a person who did it.",
        "The minutes are reckoned with a constant for each kind: they tell kinds apart, not seconds.",
      ],
      truncated: false,
    });
  });
  on("GET", "/teams/{team}/readiness", ({ p }) => {
    const at = (id, label, isOk, detail, path, doIt) => ({
      id,
      label,
      ok: isOk,
      detail,
      href: `/teams/${p.team}${path}`,
      doIt,
    });
    const all = p.team === "crane";
    return ok({
      items: [
        at(
          "bot-production",
          "The production bot is connected",
          true,
          "Connected since 14:02 with v18.",
          "/deploys",
          "Look at deploys",
        ),
        at(
          "bot-staging",
          "The staging bot is connected",
          true,
          "Connected since 14:02 with v18.",
          "/deploys",
          "Look at deploys",
        ),
        at(
          "alarm",
          "An alarm pages when production hurts",
          true,
          "Errors of the directory.",
          "/alarms",
          "Make an alarm",
        ),
        at(
          "alarm-tested",
          "An alarm was fired to try it",
          all,
          "No alarm that pages has ever fired: nobody knows whether the page arrives.",
          "/alarms",
          "Test-fire an alarm",
        ),
        at(
          "runbook-linked",
          "A runbook is linked to an alarm",
          all,
          "Who is paged finds no runbook: write one and link it to the alarm.",
          "/runbooks",
          "Write a runbook",
        ),
        at(
          "on-call",
          "Somebody is on call",
          true,
          "@ada is on call now.",
          "/alarms",
          "Set the rota",
        ),
        at(
          "roles",
          "Roles are chosen",
          all,
          "@ada leads when a page comes, but nobody comes next: add somebody.",
          "/alarms",
          "Choose roles",
        ),
        at(
          "route",
          "A page or a test came through by every route",
          all,
          "Never tried: the chat. Came through by the inbox at 2026-11-23T05:21:00Z.",
          "/alarms",
          "Test the routes",
        ),
      ],
    });
  });
}
