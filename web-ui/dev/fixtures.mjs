// A made-up course in the middle of a run: three teams, one outage each, at different stages.
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const NOW0 = Math.floor(Date.now() / 5000) * 5000;
export const iso = (ms) => new Date(ms).toISOString();
export const ago = (seconds) => iso(NOW0 - seconds * 1000);

const person = (n, name, handle) => ({ id: uuid(n), name, handle });
export const PEOPLE = {
  ines: person(1, "Ines Ferro", "ines"),
  gus: person(2, "Gus Haller", "gus"),
  ada: person(3, "Ada Lind", "ada"),
  bo: person(4, "Bo Okafor", "bo"),
  cy: person(5, "Cy Marek", "cy"),
  kim: person(6, "Kim Sato", "kim"),
  lea: person(7, "Lea Brandt", "lea"),
  max: person(8, "Max Ruiz", "max"),
};
const { ines, gus, ada, bo, cy, kim, lea, max } = PEOPLE;

const bot = (environment, observed, extra = {}) => ({
  environment,
  desired: "RUNNING",
  observed,
  since: ago(5400),
  restarts: 0,
  release: "otterbot-1.4.2",
  detail: null,
  ...extra,
});
const team = (n, slug, name, members, bots) => ({ id: uuid(n), slug, name, members, bots });
export const TEAMS = [
  team(
    11,
    "otter",
    "Otter",
    [ada, bo, cy],
    [bot("PRODUCTION", "CONNECTED", { restarts: 2, since: ago(610) }), bot("STAGING", "CONNECTED")],
  ),
  team(
    12,
    "lynx",
    "Lynx",
    [kim],
    [
      bot("PRODUCTION", "BACKING_OFF", {
        restarts: 6,
        since: ago(41),
        detail: "Exited with code 1 three times in a minute; next start in 20 s.",
      }),
      bot("STAGING", "CONNECTED"),
    ],
  ),
  team(
    13,
    "crane",
    "Crane",
    [lea, max],
    [bot("PRODUCTION", "CONNECTED"), bot("STAGING", "STOPPED", { desired: "STOPPED" })],
  ),
  team(14, "newt", "Newt", [], [bot("PRODUCTION", "CONNECTED"), bot("STAGING", "CONNECTED")]),
];
export const ref = ({ id, slug, name }) => ({ id, slug, name });
export const teamOf = (slug) => TEAMS.find((each) => each.slug === slug);

export const SESSIONS = {
  instructor: { person: ines, role: "INSTRUCTOR", team: null },
  grader: { person: gus, role: "GRADER", team: null },
  student: { person: ada, role: "STUDENT", team: ref(TEAMS[0]) },
};

const wobble = (slug, at) => {
  const x = Math.sin((at / 5000) * 12.9898 + slug.length * 78.233) * 43758.5453;
  return x - Math.floor(x);
};
/** The failing share of a team at a moment. */
function failing(slug, at) {
  const t = (at - NOW0) / 1000;
  if (slug === "otter") return t > -560 && t < -150 ? 0.32 : t >= -150 && t < -90 ? 0.06 : 0.002;
  if (slug === "lynx") return t > -540 ? 0.62 : 0.001;
  if (slug === "crane") return t > -200 ? 0.035 : 0.0;
  return 0.0;
}
export function point(slug, at) {
  const total = 18 + Math.round(wobble(slug, at) * 10);
  const share = failing(slug, at);
  const bad = Math.min(total, Math.round(total * share * (0.7 + wobble(slug, at + 1) * 0.6)));
  const slow = share > 0.1 ? 1500 : 0;
  return {
    at: iso(at),
    good: total - bad,
    total,
    p50Ms: Math.round(80 + wobble(slug, at + 2) * 40 + slow / 4),
    p95Ms: Math.round(240 + wobble(slug, at + 3) * 160 + slow),
  };
}
/** Newt reports nothing in a stretch: a gap. */
const silent = (slug, at) =>
  slug === "newt" && (at - NOW0) / 1000 > -330 && (at - NOW0) / 1000 < -120;
export function pointsOf(slug, env, from, to) {
  if (env === "STAGING") return [];
  const points = [];
  for (let at = Math.ceil(from / 5000) * 5000; at <= to; at += 5000) {
    if (!silent(slug, at)) points.push(point(slug, at));
  }
  return points;
}
export function summaryOf(points, slug) {
  if (points.length === 0)
    return {
      good: 0,
      total: 0,
      ratio: null,
      p50Ms: null,
      p95Ms: null,
      budgetLeft: null,
      state: "NO_DATA",
      since: null,
    };
  const good = points.reduce((sum, each) => sum + each.good, 0);
  const total = points.reduce((sum, each) => sum + each.total, 0);
  const last = points.slice(-12);
  const lastBad = 1 - last.reduce((s, p) => s + p.good, 0) / last.reduce((s, p) => s + p.total, 0);
  const state = lastBad > 0.06 ? "BREACHING" : lastBad > 0.01 ? "BURNING" : "OK";
  return {
    good,
    total,
    ratio: good / total,
    p50Ms: last.at(-1).p50Ms,
    p95Ms: last.at(-1).p95Ms,
    budgetLeft: { otter: 0.38, lynx: 0, crane: 0.81, newt: 1 }[slug] ?? 1,
    state,
    since: state === "OK" ? null : ago(slug === "lynx" ? 540 : 200),
  };
}

const ON_OFF = {
  type: "BOOLEAN",
  enabled: true,
  variants: { on: true, off: false },
  defaultVariant: "on",
  targeting: null,
  rollout: null,
  schedule: [],
  stale: null,
  lastEvaluatedAt: null,
  exposure: {},
  archived: false,
};
const SPLIT = {
  rollout: [
    { variant: "on", percent: 25 },
    { variant: "off", percent: 75 },
  ],
  targeting: { fractional: [{ var: "user" }, ["on", 25], ["off", 75]] },
};
export const FLAGS = Object.fromEntries(
  TEAMS.flatMap(({ slug }) =>
    ["PRODUCTION", "STAGING"].map((env) => [
      `${slug}/${env}`,
      [
        {
          ...ON_OFF,
          key: "duty-cache",
          description: "Answer duty queries from a cache of 30 seconds",
          exposure: { on: 1204, off: 0 },
          lastEvaluatedAt: ago(2),
          on: true,
          version: 4,
          changedAt: ago(150),
          changedBy: bo,
          reason: "Upstream directory is slow, cached answers are good enough",
        },
        {
          ...ON_OFF,
          key: "fuzzy-match",
          description: "Accept misspelt product names",
          defaultVariant: "off",
          stale: {
            since: ago(86_400 * 40),
            why: "Not asked for in 40 days, and off for everybody",
          },
          on: false,
          version: 1,
          changedAt: null,
          changedBy: null,
          reason: null,
        },
        {
          ...ON_OFF,
          key: "new-parser",
          description: "Parse questions with the second parser",
          defaultVariant: "off",
          ...(env === "PRODUCTION" ? SPLIT : {}),
          exposure: { on: 310, off: 894 },
          lastEvaluatedAt: ago(4),
          schedule:
            env === "PRODUCTION"
              ? [
                  {
                    id: "sch-1",
                    at: iso(NOW0 + 7_200_000),
                    action: "ROLLOUT",
                    rollout: [
                      { variant: "on", percent: 100 },
                      { variant: "off", percent: 0 },
                    ],
                    reason: "All users after the lab",
                    by: ada,
                  },
                ]
              : [],
          on: true,
          version: 2,
          changedAt: ago(4000),
          changedBy: ada,
          reason: "Rolled out after staging looked good",
        },
        {
          ...ON_OFF,
          key: "reply-style",
          description: "How answers are worded",
          type: "STRING",
          on: true,
          variants: { plain: "plain", friendly: "friendly", terse: "terse" },
          defaultVariant: "plain",
          targeting: {
            if: [{ in: [{ var: "user" }, ["dana", "emil"]] }, "friendly", null],
          },
          version: 3,
          changedAt: ago(9000),
          changedBy: cy,
          reason: "Dana and Emil try the friendly wording",
          exposure: { plain: 1100, friendly: 104, terse: 0 },
          lastEvaluatedAt: ago(1),
        },
        {
          ...ON_OFF,
          key: "wiki-links",
          description: "Add links to the wiki to answers",
          enabled: false,
          on: false,
          version: 7,
          changedAt: ago(1800),
          changedBy: bo,
          reason: "Wiki is down for maintenance",
        },
      ],
    ]),
  ),
);

for (const flag of Object.values(FLAGS).flat()) {
  Object.defineProperty(flag, "definition", {
    enumerable: true,
    get() {
      const { enabled, variants, defaultVariant, targeting } = this;
      const state = enabled ? "ENABLED" : "DISABLED";
      return { state, variants, defaultVariant, ...(targeting ? { targeting } : {}) };
    },
  });
}

export const SCENARIOS = [
  {
    id: "slow-directory",
    version: "1.2.0",
    title: "The slow directory",
    brief:
      "The people directory answers slower and slower. Users see timeouts long before anything is down.",
    objectives: ["Notice latency before errors", "Mitigate with a flag, then explain the cause"],
    difficulty: 2,
    maxDuration: "PT15M",
    faults: [{ id: "f1", title: "Directory latency +1.5 s", at: "PT2M", duration: "PT8M" }],
  },
  {
    id: "bad-release",
    version: "2.0.1",
    title: "A release with a memory",
    brief: "A release leaks memory and the bot restarts more and more often.",
    objectives: ["Connect restarts to the release", "Roll back within five minutes"],
    difficulty: 3,
    maxDuration: "PT20M",
    faults: [
      { id: "f1", title: "Memory leak 40 MB/min", at: "PT1M", duration: "PT12M" },
      { id: "f2", title: "Slow start", at: "PT5M", duration: "PT8M" },
    ],
  },
];

const step = (id, kind, title, state, plannedAt, rest = {}) => ({
  id,
  kind,
  title,
  state,
  plannedAt,
  appliedAt: null,
  effectAt: null,
  revertDueAt: null,
  revertedAt: null,
  cleanAt: null,
  note: null,
  ...rest,
});
const INC7 = uuid(207);
const INC6 = uuid(206);
const INC3 = uuid(203);
const started = ago(700);
export const RUN = {
  id: uuid(142),
  number: 42,
  scenario: { id: "slow-directory", version: "1.2.0", title: "The slow directory" },
  state: "RUNNING",
  startedAt: started,
  endsAt: iso(Date.parse(started) + 15 * 60_000),
  endedAt: null,
  startedBy: ines,
  haltReason: null,
  leftOut: [],
  teams: [
    {
      team: ref(TEAMS[0]),
      state: "ACTIVE",
      steps: [
        step("s1", "INJECT", "Users ask for the on-call list", "SENT", ago(640), {
          appliedAt: ago(640),
        }),
        step("s2", "FAULT", "Directory latency +1.5 s", "CLEAN", ago(580), {
          appliedAt: ago(578),
          effectAt: ago(560),
          revertDueAt: ago(100),
          revertedAt: ago(98),
          cleanAt: ago(90),
        }),
      ],
      incident: { id: INC7, number: 7, status: "MITIGATED" },
      milestones: {
        effectAt: ago(560),
        detectedAt: ago(430),
        engagedAt: ago(420),
        mitigatedAt: ago(150),
        resolvedAt: null,
      },
    },
    {
      team: ref(TEAMS[1]),
      state: "ACTIVE",
      steps: [
        step("s1", "INJECT", "Users ask for the on-call list", "SENT", ago(640), {
          appliedAt: ago(640),
        }),
        step("s2", "FAULT", "Directory latency +1.5 s", "VERIFIED", ago(580), {
          appliedAt: ago(577),
          effectAt: ago(540),
          revertDueAt: iso(NOW0 + 200_000),
        }),
      ],
      incident: null,
      milestones: {
        effectAt: ago(540),
        detectedAt: null,
        engagedAt: null,
        mitigatedAt: null,
        resolvedAt: null,
      },
    },
    {
      team: ref(TEAMS[2]),
      state: "ACTIVE",
      steps: [
        step("s1", "INJECT", "Users ask for the on-call list", "SENT", ago(640), {
          appliedAt: ago(640),
        }),
        step("s2", "FAULT", "Directory latency +1.5 s", "STUCK", ago(580), {
          appliedAt: ago(576),
          note: "The proxy did not confirm the rule; retried 3 times.",
        }),
      ],
      incident: { id: INC6, number: 6, status: "INVESTIGATING" },
      milestones: {
        effectAt: ago(200),
        detectedAt: ago(120),
        engagedAt: ago(110),
        mitigatedAt: null,
        resolvedAt: null,
      },
    },
  ],
};
export const RUNS = [
  RUN,
  {
    ...RUN,
    id: uuid(141),
    number: 41,
    state: "COMPLETED",
    startedAt: ago(90_000),
    endsAt: ago(89_100),
    endedAt: ago(89_100),
  },
  {
    ...RUN,
    id: uuid(140),
    number: 40,
    state: "HALTED",
    scenario: { id: "bad-release", version: "2.0.1", title: "A release with a memory" },
    startedAt: ago(93_000),
    endsAt: ago(91_800),
    endedAt: ago(92_700),
    haltReason: "Wrong teams chosen",
  },
];

const CH = {
  ops: "C0OPS",
  users: "C0USERS",
  staging: "C0STAGE",
  inc: "C0INC7",
  random: "C0RANDOM",
};
export const INCIDENTS = [
  {
    id: INC7,
    number: 7,
    team: ref(TEAMS[0]),
    title: "Duty questions time out",
    severity: "SEV2",
    status: "MITIGATED",
    declaredAt: ago(420),
    declaredBy: ada,
    mitigatedAt: ago(150),
    resolvedAt: null,
    channel: { id: CH.inc, name: "inc-7-duty-questions-time-out" },
    nextUpdateDueAt: iso(NOW0 + 380_000),
    roles: [
      { role: "INCIDENT_COMMANDER", person: ada },
      { role: "RESPONDER", person: bo },
    ],
    updates: [
      {
        id: uuid(301),
        at: ago(400),
        by: ada,
        status: "INVESTIGATING",
        text: "About a third of duty questions time out since a few minutes. We look at the directory first.",
      },
      {
        id: uuid(302),
        at: ago(260),
        by: bo,
        status: "IDENTIFIED",
        text: "The directory answers in 1.6 s instead of 0.1 s. Bot itself is healthy.",
      },
      {
        id: uuid(303),
        at: ago(148),
        by: bo,
        status: "MITIGATED",
        text: "duty-cache is on, users get answers again. Next word in 10 minutes.",
      },
    ],
  },
  {
    id: INC6,
    number: 6,
    team: ref(TEAMS[2]),
    title: "Some answers fail",
    severity: "SEV3",
    status: "INVESTIGATING",
    declaredAt: ago(110),
    declaredBy: lea,
    mitigatedAt: null,
    resolvedAt: null,
    channel: null,
    nextUpdateDueAt: ago(20),
    roles: [],
    updates: [],
  },
  {
    id: INC3,
    number: 3,
    team: ref(TEAMS[0]),
    title: "Bot restarts in a loop",
    severity: "SEV1",
    status: "RESOLVED",
    declaredAt: ago(89_900),
    declaredBy: bo,
    mitigatedAt: ago(89_500),
    resolvedAt: ago(89_300),
    channel: { id: CH.random, name: "inc-3" },
    nextUpdateDueAt: null,
    roles: [{ role: "INCIDENT_COMMANDER", person: bo }],
    updates: [],
  },
];

let eventId = 500;
const event = (seconds, lane, kind, text, actor = null) => ({
  id: eventId++,
  at: ago(seconds),
  lane,
  track: trackOf(lane, kind),
  kind,
  text,
  actor,
  machine: actor === null,
  milestone: /^(fault|sli|incident|deployment|flag)\./.test(kind),
});
/** As the server tells the lanes of what was done apart. */
function trackOf(lane, kind) {
  if (kind.startsWith("flag.")) return "FLAG";
  if (lane === "ACTION") return "DEPLOY";
  return (
    { FAULT: "FAULT", SLI: "SLI", CHAT: "CHAT", INCIDENT: "UPDATE", ALARM: "ALARM" }[lane] ??
    "SYSTEM"
  );
}
const OTTER_EVENTS = [
  event(560, "SLI", "sli.breach", "Availability fell below 99 %"),
  event(548, "BOT", "bot.slow", "Median answer took 1.7 s"),
  event(430, "CHAT", "chat.message", "“is the bot slow for anyone else?”", "ada"),
  event(420, "INCIDENT", "incident.declared", "INC-7 declared, SEV2", "ada"),
  event(418, "INCIDENT", "incident.role", "Ada Lind is incident commander", "ada"),
  event(400, "INCIDENT", "incident.update", "Update: Investigating", "ada"),
  event(395, "CHAT", "chat.message", "“looking at the directory dashboard”", "bo"),
  event(388, "CHAT", "chat.message", "“p95 over 1.8 s”", "bo"),
  event(300, "ACTION", "bot.restart", "Production bot restarted", "bo"),
  event(292, "BOT", "bot.connected", "Production bot connected again"),
  event(260, "INCIDENT", "incident.update", "Update: Identified", "bo"),
  event(612, "ACTION", "deployment.effective", "Production runs v12 (1.5.0)", "ada"),
  event(150, "ACTION", "flag.changed", "duty-cache turned on: upstream directory is slow", "bo"),
  event(148, "INCIDENT", "incident.update", "Update: Mitigated", "bo"),
  event(90, "SLI", "sli.recovered", "Availability is above 99 % again"),
];
const FAULT_EVENTS = [
  event(578, "FAULT", "fault.applied", "Directory latency +1.5 s applied"),
  event(560, "FAULT", "fault.verified", "Effect verified: p95 rose to 1.8 s"),
  event(98, "FAULT", "fault.reverted", "Directory latency reverted"),
];
const EVENTS = {
  otter: OTTER_EVENTS,
  lynx: [
    event(540, "SLI", "sli.breach", "Availability fell below 99 %"),
    event(41, "BOT", "bot.exit", "Production bot exited with code 1"),
  ],
  crane: [event(110, "INCIDENT", "incident.declared", "INC-6 declared, SEV3", "lea")],
  newt: [],
};
/** What the team noted and pinned; staff also what staff keep to themselves. */
export function annotationsOf(slug, forStaff) {
  if (slug !== "otter") return { from: ago(900), to: iso(NOW0), notes: [], pins: [] };
  const note = (id, seconds, text, byStaff, by) => ({
    id: `4e07e000-0000-4000-8000-00000000000${id}`,
    at: ago(seconds),
    text,
    version: id,
    byStaff,
    shared: !byStaff,
    editable: byStaff === forStaff,
    writtenBy: by,
    writtenAt: ago(60),
    savedBy: by,
    savedAt: ago(40),
    deletedAt: null,
  });
  const chat = OTTER_EVENTS.find((each) => each.kind === "chat.message");
  return {
    from: ago(900),
    to: iso(NOW0),
    notes: [
      note(2, 450, "First user complained here, before any alarm", false, PEOPLE.ada),
      ...(forStaff ? [note(1, 300, "They look at the wrong dashboard", true, PEOPLE.ines)] : []),
    ],
    pins: [
      {
        eventId: chat.id,
        byStaff: false,
        saidAt: chat.at,
        pinnedAt: ago(100),
        pinnedBy: PEOPLE.bo,
      },
    ],
  };
}
export function timelineOf(slug, withFaults, from = NOW0 - 900_000, to = NOW0) {
  const events = [...(EVENTS[slug] ?? []), ...(withFaults && slug === "otter" ? FAULT_EVENTS : [])];
  return {
    from: iso(from),
    to: iso(to),
    events: events.sort((a, b) => a.at.localeCompare(b.at)),
    sli: pointsOf(slug, "PRODUCTION", from, to),
    objective: 0.99,
    faultWindows: withFaults
      ? [
          {
            id: "f1",
            title: "Directory latency +1.5 s",
            from: ago(578),
            to: ago(98),
            verifiedAt: ago(560),
          },
        ]
      : [],
  };
}

export const MARKDOWN = `# Postmortem: Duty questions time out

## Summary
About a third of duty questions timed out for seven minutes because the people directory answered slowly. Turning \`duty-cache\` on ended it for users.

## Impact
- 31 % of duty questions failed between the first and the last minute
- No data was lost

## Timeline
- First slow answers, nobody noticed
- Ada asked in chat and declared INC-7
- Bo turned the cache on

## Root cause
The bot waits for the directory without a limit, so **a slow directory is a slow bot**.

## Actions
1. Give directory calls a limit of 500 ms (Bo, 12 March)
2. Alert on p95 before users notice (Cy, 15 March)
`;
export const render = (markdown) =>
  markdown
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .split(/\n{2,}|\n(?=#)/)
    .map((part) => {
      const text = part
        .replace(/`([^`]+)`/g, "<code>$1</code>")
        .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>");
      const heading = /^(#{1,3}) (.*)\n?([\s\S]*)$/.exec(text);
      const [level, title, rest] = heading
        ? [heading[1].length + 1, heading[2], heading[3]]
        : [0, "", text];
      const lines = rest.split("\n").filter(Boolean);
      const list = lines.length > 0 && lines.every((line) => /^(-|\d+\.) /.test(line));
      const tag = /^\d/.test(lines[0] ?? "") ? "ol" : "ul";
      const bodyHtml = list
        ? `<${tag}>${lines.map((line) => `<li>${line.replace(/^(-|\d+\.) /, "")}</li>`).join("")}</${tag}>`
        : rest
          ? `<p>${rest}</p>`
          : "";
      return (level ? `<h${level}>${title}</h${level}>` : "") + bodyHtml;
    })
    .join("\n");
export const POSTMORTEMS = {
  [INC7]: {
    incidentId: INC7,
    markdown: MARKDOWN,
    html: render(MARKDOWN),
    version: 3,
    updatedAt: ago(60),
    updatedBy: bo,
    submittedAt: null,
  },
  [INC6]: {
    incidentId: INC6,
    markdown: "# Postmortem\n\n## Summary\n",
    html: render("# Postmortem\n\n## Summary\n"),
    version: 0,
    updatedAt: null,
    updatedBy: null,
    submittedAt: null,
  },
  [INC3]: {
    incidentId: INC3,
    markdown: MARKDOWN,
    html: render(MARKDOWN),
    version: 9,
    updatedAt: ago(80_000),
    updatedBy: ada,
    submittedAt: ago(80_000),
  },
};

const line = (id, label, measured, full, zero, subScore, weight, explanation, evidence = []) => ({
  id,
  label,
  measured,
  full,
  zero,
  subScore,
  weight,
  points: Math.round(subScore * weight * 1000) / 10,
  explanation,
  evidence,
});
const AUTO = {
  total: 71.4,
  voided: false,
  lines: [
    line(
      "detect",
      "Detect",
      "2 m 10 s",
      "1 m",
      "6 m",
      0.77,
      0.2,
      "From the first effect on users to your first sign of noticing it: a question in #ops.",
      [OTTER_EVENTS[0].id, OTTER_EVENTS[2].id],
    ),
    line(
      "engage",
      "Engage",
      "10 s",
      "1 m",
      "5 m",
      1,
      0.1,
      "From noticing to declaring an incident with a commander.",
      [OTTER_EVENTS[3].id],
    ),
    line(
      "mitigate",
      "Mitigate",
      "6 m 50 s",
      "3 m",
      "12 m",
      0.57,
      0.25,
      "From the first effect until users were served well again for a minute.",
      [OTTER_EVENTS[11].id],
    ),
    line(
      "resolve",
      "Resolve",
      "9 m",
      "6 m",
      "20 m",
      0.79,
      0.1,
      "From the first effect until the incident was resolved.",
      [],
    ),
    line(
      "impact",
      "Impact",
      "18 % failed",
      "5 %",
      "50 %",
      0.71,
      0.15,
      "The share of user questions that failed during the window.",
      [OTTER_EVENTS[0].id],
    ),
    line(
      "comms",
      "Communication",
      "3 updates",
      "one every 5 m",
      "none",
      0.9,
      0.1,
      "Updates while users were affected, and how long they waited for each.",
      [OTTER_EVENTS[5].id, OTTER_EVENTS[10].id],
    ),
    line(
      "diagnosis",
      "Diagnosis",
      "named the directory",
      null,
      null,
      0.3,
      0.1,
      "Your update named the component, not the kind of fault.",
      [OTTER_EVENTS[10].id],
    ),
  ],
  notes: ["40 s without telemetry were left out of every measurement."],
  signals: {
    effectAt: ago(560),
    detectedAt: ago(430),
    engagedAt: ago(420),
    mitigatedAt: ago(150),
    resolvedAt: ago(20),
    badRequests: 214,
    totalRequests: 1188,
    staleSeconds: 40,
  },
};
const grade = (mark, state) => ({
  mark,
  comment:
    "Clear summary. The timeline skips the two minutes before you noticed; **say what you would have needed to see it**.",
  commentHtml:
    "<p>Clear summary. The timeline skips the two minutes before you noticed; <strong>say what you would have needed to see it</strong>.</p>",
  state,
  by: gus,
  version: 2,
  savedAt: ago(3000),
  publishedAt: state === "PUBLISHED" ? ago(2000) : null,
});
const summary = (n, run, slug, incident, state, rest = {}) => ({
  id: uuid(n),
  run: { id: run.id, number: run.number, scenarioTitle: run.scenario.title },
  team: ref(teamOf(slug)),
  incident,
  autoScore: AUTO.total,
  mark: null,
  finalScore: null,
  state,
  postmortemSubmittedAt: null,
  publishedAt: null,
  ...rest,
});
const full = (sum, extra = {}) => ({
  ...sum,
  window: { from: ago(700), to: ago(0) },
  auto: AUTO,
  grade: null,
  postmortem: POSTMORTEMS[INC3],
  ...extra,
});
const inc3 = { id: INC3, number: 3, title: "Bot restarts in a loop" };
export const ASSESSMENTS = [
  full(
    summary(401, RUNS[1], "otter", inc3, "PUBLISHED", {
      mark: 82,
      finalScore: 75.6,
      postmortemSubmittedAt: ago(80_000),
      publishedAt: ago(2000),
    }),
    { grade: grade(82, "PUBLISHED") },
  ),
  full(
    summary(402, RUNS[1], "lynx", inc3, "READY", {
      autoScore: 48.2,
      postmortemSubmittedAt: ago(70_000),
    }),
  ),
  full(
    summary(403, RUNS[1], "crane", inc3, "DRAFT", {
      autoScore: 88,
      mark: 90,
      postmortemSubmittedAt: ago(60_000),
    }),
    { grade: grade(90, "DRAFT") },
  ),
  full(summary(404, RUNS[1], "newt", null, "AWAITING_POSTMORTEM", { autoScore: 12 }), {
    postmortem: null,
  }),
];

const user = (id, name, handle, isBot = false) => ({ id, name, handle, bot: isBot });
export const USERS = [
  user("U1", "Ada Lind", "ada"),
  user("U2", "Bo Okafor", "bo"),
  user("U3", "Cy Marek", "cy"),
  user("U4", "Dana Weiss", "dana"),
  user("U5", "Emil Novak", "emil"),
  user("U9", "Otterbot", "otterbot", true),
];
const by = (handle) => USERS.find((each) => each.handle === handle);
let counter = 100;
export const message = (channel, handle, seconds, text, rest = {}) => {
  const at = typeof seconds === "number" ? NOW0 - seconds * 1000 : Date.now();
  return {
    ts: `${Math.floor(at / 1000)}.${String(counter++).padStart(6, "0")}`,
    channel,
    user: by(handle),
    text,
    blocks: null,
    threadTs: null,
    replyCount: 0,
    replyUsers: [],
    lastReplyTs: null,
    reactions: [],
    edited: false,
    deleted: false,
    ephemeral: false,
    at: iso(at),
    ...rest,
  };
};
const CARD = [
  { type: "header", text: { type: "plain_text", text: "INC-7 Duty questions time out" } },
  {
    type: "section",
    block_id: "b1",
    text: {
      type: "mrkdwn",
      text: "*SEV2*, declared by <@U1>. About a third of duty questions fail.",
    },
    accessory: {
      type: "button",
      action_id: "open",
      text: { type: "plain_text", text: "Open" },
      value: "7",
    },
  },
  {
    type: "section",
    fields: [
      { type: "mrkdwn", text: "*Status*\nMitigated" },
      { type: "mrkdwn", text: "*Commander*\n<@U1>" },
    ],
  },
  { type: "divider" },
  {
    type: "actions",
    block_id: "b2",
    elements: [
      {
        type: "button",
        action_id: "update",
        text: { type: "plain_text", text: "Post update" },
        style: "primary",
      },
      { type: "button", action_id: "resolve", text: { type: "plain_text", text: "Resolve" } },
    ],
  },
  { type: "context", elements: [{ type: "mrkdwn", text: ":stopwatch: 7 minutes, `inc-7`" }] },
];
const parent = message(
  CH.ops,
  "bo",
  395,
  "p95 is over 1.8 s, see <https://example.org/dash|the dashboard>",
  {
    replyCount: 2,
    replyUsers: [by("ada"), by("cy")],
    reactions: [
      { name: "eyes", count: 2, mine: true, users: ["U1", "U3"] },
      { name: "+1", count: 1, mine: false, users: ["U3"] },
    ],
  },
);
parent.threadTs = parent.ts;
parent.lastReplyTs = `${Math.floor((NOW0 - 370_000) / 1000)}.000200`;
export const THREADS = {
  [parent.ts]: [
    message(CH.ops, "ada", 380, "Is it the directory or us?", { threadTs: parent.ts }),
    message(CH.ops, "cy", 370, "Directory. `curl` from my machine takes *1.6 s* too", {
      threadTs: parent.ts,
    }),
  ],
};
export const MESSAGES = {
  [CH.ops]: [
    message(
      CH.ops,
      "otterbot",
      5400,
      "Good morning :wave: I run release `otterbot-1.4.2` in production.",
    ),
    message(CH.ops, "ada", 430, "is the bot slow for anyone else?"),
    message(CH.ops, "ada", 425, "asking because three people wrote me"),
    message(CH.ops, "otterbot", 420, "INC-7 Duty questions time out", { blocks: CARD }),
    parent,
    message(
      CH.ops,
      "bo",
      300,
      "restarted it, _no_ change. ~maybe the release~\n> try the cache flag\nSee <#C0INC7> <@U1>",
      { edited: true },
    ),
    message(
      CH.ops,
      "bo",
      290,
      "```2026-03-12T14:40:02Z WARN directory took 1612 ms\n2026-03-12T14:40:04Z WARN directory took 1598 ms```",
    ),
    message(CH.ops, "cy", 140, "better already :tada:", {
      reactions: [{ name: "tada", count: 3, mine: false, users: ["U1", "U2", "U3"] }],
    }),
    message(CH.ops, "otterbot", 60, "Usage: `/flag <key> on|off <reason>`", { ephemeral: true }),
  ],
  [CH.users]: Array.from({ length: 30 }, (_, i) =>
    message(
      CH.users,
      i % 3 ? "dana" : "otterbot",
      900 - i * 20,
      i % 3
        ? `who is on duty for *checkout* this week? (${i})`
        : `<@U4> on duty is Emil Novak until Friday`,
    ),
  ),
  [CH.staging]: [],
  [CH.inc]: [message(CH.inc, "ada", 418, "I am commander. <!here> please post what you see")],
  [CH.random]: [],
};
export const CHANNELS = [
  {
    id: CH.inc,
    name: "inc-7-duty-questions-time-out",
    topic: "SEV2, mitigated",
    purpose: "",
    kind: "INCIDENT",
    environment: "PRODUCTION",
    archived: false,
    unread: 0,
    lastReadTs: null,
  },
  {
    id: CH.ops,
    name: "ops",
    topic: "Running otterbot. Commands: `/incident` `/flag`",
    purpose: "",
    kind: "OPS",
    environment: null,
    archived: false,
    unread: 2,
    lastReadTs: MESSAGES[CH.ops][5].ts,
  },
  {
    id: CH.users,
    name: "ask-otterbot",
    topic: "",
    purpose: "Users ask the production bot here",
    kind: "USERS",
    environment: "PRODUCTION",
    archived: false,
    unread: 12,
    lastReadTs: null,
  },
  {
    id: CH.staging,
    name: "ask-otterbot-staging",
    topic: "",
    purpose: "Try the staging bot here",
    kind: "USERS",
    environment: "STAGING",
    archived: false,
    unread: 0,
    lastReadTs: null,
  },
  {
    id: CH.random,
    name: "random",
    topic: "",
    purpose: "",
    kind: "OTHER",
    environment: null,
    archived: false,
    unread: 0,
    lastReadTs: null,
  },
];
export const COMMANDS = [
  {
    command: "/incident",
    usage: "/incident declare|update|resolve …",
    description: "Declare and run an incident",
  },
  { command: "/flag", usage: "/flag <key> on|off <reason>", description: "Change a feature flag" },
  { command: "/status", usage: "/status", description: "What the bot thinks of itself" },
  { command: "/help", usage: "/help", description: "All commands" },
];
export const LOG = Array.from({ length: 40 }, (_, i) => ({
  seq: i + 1,
  at: ago(40 - i),
  text:
    i % 7 === 6
      ? "WARN  directory took 1612 ms (limit none)"
      : `INFO  answered duty query in ${90 + ((i * 37) % 60)} ms`,
}));
