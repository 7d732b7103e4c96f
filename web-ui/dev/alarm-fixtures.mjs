// Otter's alarms, pages, on-call, silences, routes and inboxes as the mock server starts with them.
import * as fx from "./fixtures.mjs";

const { ines, ada, bo, cy } = fx.PEOPLE;
const uuid = (n) => `a1a2a3a4-0000-4000-8000-${String(n).padStart(12, "0")}`;
const HOUR = 3_600_000;
const at = (ms) => fx.iso(fx.NOW0 + ms);
export const MINUTES = 60_000;

export const RUNBOOKS = [
  { id: uuid(901), title: "Upstream of the duty plugin is down" },
  { id: uuid(902), title: "Users wait too long" },
];

const definition = (fields) => ({
  description: "",
  environment: "PRODUCTION",
  comparison: "GT",
  threshold: 1,
  periodSeconds: 60,
  evaluationPeriods: 5,
  datapointsToAlarm: 3,
  missingData: "MISSING",
  severity: "PAGE",
  runbookId: null,
  enabled: true,
  ...fields,
});
const alarm = (n, fields) => ({
  id: uuid(n),
  version: 1,
  team: "otter",
  tested: true,
  warnings: [],
  state: "OK",
  stateSince: at(-5 * HOUR),
  stateReason: "0 of the last 5 periods were over the threshold.",
  lastValue: 0,
  lastEvaluatedAt: at(-4000),
  silencedUntil: null,
  createdBy: ada,
  updatedBy: ada,
  updatedAt: at(-26 * HOUR),
  ...definition(fields),
});

const DEFINITIONS = [
  definition({
    name: "users-fail",
    description: "More than 5 % of what users ask fails.",
    source: { type: "USERS", measure: "ERROR_RATIO", command: null },
    threshold: 0.05,
    periodSeconds: 30,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  }),
  definition({
    name: "budget-burns",
    description: "The error budget of the month would be gone in two days.",
    source: {
      type: "BURN_RATE",
      windows: [
        { long: "1h", short: "5m", rate: 14.4 },
        { long: "6h", short: "30m", rate: 6 },
      ],
    },
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
  }),
  definition({
    name: "errors-in-log",
    description: "The bot logs more errors than it should.",
    source: { type: "LOG", level: "ERROR", text: null, fields: {} },
    threshold: 10,
    severity: "TICKET",
    missingData: "NOT_BREACHING",
  }),
];

const TITLES = ["Users are not answered well", "The budget burns", "The bot complains"];
export const EXAMPLES = DEFINITIONS.map(({ runbookId: _, ...definition }, i) => ({
  title: TITLES[i],
  why: definition.description,
  definition,
}));

export const ALARMS = [
  alarm(1, {
    name: "duty-upstream-errors",
    description: "The directory that the duty plugin asks answers with errors.",
    source: {
      type: "METRIC",
      query: 'bot_upstream_requests_total{plugin="duty",outcome="error"}',
      statistic: "RATE",
    },
    threshold: 0.5,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    runbookId: uuid(901),
    state: "ALARM",
    stateSince: at(-6 * MINUTES),
    stateReason: "2 of the last 3 periods were over 0.5: 1.9, 2.3.",
    lastValue: 2.31,
  }),
  alarm(2, {
    name: "users-wait",
    description: "One in twenty users waits longer than a second.",
    source: { type: "USERS", measure: "P95_MS", command: null },
    threshold: 1000,
    runbookId: uuid(902),
    state: "ALARM",
    stateSince: at(-4 * MINUTES),
    stateReason: "3 of the last 5 periods were over 1000.",
    lastValue: 1840,
  }),
  alarm(3, {
    name: "budget-burns-fast",
    description: "At this rate the error budget is gone in two days.",
    source: DEFINITIONS[1].source,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    stateReason: "No pair of windows burns too fast.",
    lastValue: 4.1,
  }),
  alarm(4, {
    name: "errors-in-log",
    source: { type: "LOG", level: "ERROR", text: "timeout", fields: { plugin: "weather" } },
    threshold: 10,
    severity: "TICKET",
    missingData: "NOT_BREACHING",
    lastValue: 3,
    silencedUntil: at(42 * MINUTES),
  }),
  alarm(5, {
    name: "queue-is-long",
    source: { type: "METRIC", query: "bot_queue_lenght", statistic: "MAXIMUM" },
    threshold: 20,
    state: "INSUFFICIENT_DATA",
    stateSince: at(-26 * HOUR),
    stateReason: "No datapoint in the last 5 periods.",
    lastValue: null,
    warnings: ["No bot of this team exports bot_queue_lenght. Did you mean bot_queue_length?"],
  }),
  alarm(6, {
    name: "service-down",
    description: "Users fail and it is not because of a deployment.",
    source: { type: "COMPOSITE", rule: "ALARM(users-wait) AND NOT ALARM(errors-in-log)" },
    enabled: false,
    stateReason: "Switched off.",
    lastValue: null,
  }),
  alarm(7, {
    name: "staging-errors",
    environment: "STAGING",
    source: { type: "USERS", measure: "ERROR_RATIO", command: "weather" },
    threshold: 0.1,
    severity: "TICKET",
    periodSeconds: 30,
    lastValue: 0.004,
  }),
];

const delivered = (channel, to, ms) => ({
  channel,
  to,
  state: "DELIVERED",
  at: at(ms),
  error: null,
});
const failed = (channel, to, ms, error) => ({ channel, to, state: "FAILED", at: at(ms), error });
const page = (n, number, of, ms, fields) => ({
  id: uuid(n),
  number,
  alarm: { id: of.id, name: of.name },
  environment: of.environment,
  severity: of.severity,
  team: "otter",
  title: of.name,
  reason: of.stateReason,
  bundled: false,
  escalatesAt: null,
  test: false,
  state: "OPEN",
  openedAt: at(ms),
  acknowledgedAt: null,
  acknowledgedBy: null,
  closedAt: null,
  escalations: [],
  notified: [ada],
  deliveries: [
    delivered("CHAT", "#otter-ops", ms + 900),
    delivered("INBOX", "@ada", ms + 400),
    failed(
      "WEBHOOK",
      "https://hooks.example.edu/otter",
      ms + 31_000,
      "503 Service Unavailable after 4 tries; given up.",
    ),
  ],
  runbookId: of.runbookId,
  count: 1,
  ...fields,
});
export const PAGES = [
  page(101, 14, ALARMS[0], -6 * MINUTES, {
    escalations: [{ at: at(-1 * MINUTES), to: bo, wholeTeam: false }],
    notified: [ada, bo],
    count: 3,
  }),
  page(102, 15, ALARMS[1], -4 * MINUTES, {
    state: "ACKNOWLEDGED",
    acknowledgedAt: at(-3 * MINUTES),
    acknowledgedBy: bo,
  }),
  page(103, 13, ALARMS[2], -98 * MINUTES, {
    state: "CLOSED",
    acknowledgedAt: at(-97 * MINUTES),
    acknowledgedBy: ada,
    closedAt: at(-71 * MINUTES),
  }),
  page(104, 12, ALARMS[2], -190 * MINUTES, {
    state: "CLOSED",
    test: true,
    acknowledgedAt: at(-189 * MINUTES),
    acknowledgedBy: cy,
    closedAt: at(-189 * MINUTES),
  }),
];

export const SILENCES = [
  {
    id: uuid(201),
    alarms: [ALARMS[3].id],
    environment: null,
    from: at(-18 * MINUTES),
    until: at(42 * MINUTES),
    reason: "Weather's provider announced maintenance",
    by: bo,
  },
];

const midnight = new Date(fx.NOW0).setHours(0, 0, 0, 0);
const members = [ada, bo, cy];
const shiftOf = (n) => ({
  person: members[((n % 3) + 3) % 3],
  from: fx.iso(midnight + (8 + n * 12) * HOUR),
  until: fx.iso(midnight + (20 + n * 12) * HOUR),
  override: false,
});
const shifts = Array.from({ length: 15 }, (_, i) => shiftOf(i - 2));
// Cy is away in the fifth shift: nobody covers it; in the eighth Bo does.
const [away] = shifts.splice(6, 1);
shifts[7] = { ...shifts[7], person: bo, override: true };
const current = shifts.find(
  (each) => Date.parse(each.from) <= fx.NOW0 && Date.parse(each.until) > fx.NOW0,
);
export const ON_CALL = {
  version: 4,
  rota: {
    members: members.map((each) => each.handle),
    startsAt: fx.iso(midnight - 16 * HOUR),
    shiftHours: 12,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
  escalation: { ackWithinSeconds: 300, then: "NEXT" },
  now: current?.person ?? ada,
  until: current?.until ?? at(3 * HOUR),
  next: shifts[shifts.indexOf(current) + 1]?.person ?? bo,
  shifts,
  holes: [{ from: away.from, until: away.until }],
  overrides: [
    {
      id: uuid(301),
      person: bo,
      from: shifts[7].from,
      until: shifts[7].until,
      note: "Ada sits an exam",
    },
  ],
  words: "",
};
export const NO_ROTA = {
  version: 0,
  rota: { members: [], startsAt: at(0), shiftHours: 12, timeZone: "UTC" },
  escalation: { ackWithinSeconds: 300, then: "TEAM" },
  now: null,
  until: null,
  next: null,
  shifts: [],
  holes: [{ from: at(0), until: at(7 * 24 * HOUR) }],
  overrides: [],
  words: "There is no rota, so every page calls the whole team.",
};

export const ROUTES = {
  version: 2,
  mailConfigured: false,
  page: {
    chat: true,
    inbox: true,
    mail: ["oncall@otter.example.edu"],
    webhooks: [{ id: uuid(401), url: "https://hooks.example.edu/otter", secretSet: true }],
  },
  ticket: { chat: true, inbox: false, mail: [], webhooks: [] },
};

export const BLIPS = [
  {
    id: uuid(501),
    kind: "UPSTREAM_ERRORS",
    startedAt: at(-140 * MINUTES),
    until: at(-138 * MINUTES),
    by: ada,
    state: "DONE",
    results: [
      {
        alarm: { id: ALARMS[0].id, name: ALARMS[0].name },
        wouldHavePaged: true,
        after: 34,
        reason: "2 of 3 periods were over 0.5.",
        observedOn: "same definition on staging",
      },
      {
        alarm: { id: ALARMS[1].id, name: ALARMS[1].name },
        wouldHavePaged: false,
        after: null,
        reason: "p95 rose to 640 ms; the threshold is 1000 ms.",
        observedOn: "same definition on staging",
      },
      {
        alarm: { id: ALARMS[6].id, name: ALARMS[6].name },
        wouldHavePaged: false,
        after: null,
        reason: "Went to ALARM after 61 s, but its severity is ticket: nobody is paged.",
        observedOn: "own",
      },
    ],
  },
];

const item = (n, ms, kind, title, text, href, read, deliveries = []) => ({
  id: uuid(600 + n),
  at: at(ms),
  kind,
  title,
  text,
  href,
  read,
  deliveries,
});
const overdue = fx.INCIDENTS[0];
export const INBOX = {
  student: [
    item(
      1,
      -6 * MINUTES,
      "page",
      "Page 14: duty-upstream-errors",
      "2 of the last 3 periods were over 0.5. Acknowledge with /ack 14.",
      "/teams/otter/alarms",
      false,
      PAGES[0].deliveries,
    ),
    item(
      2,
      -4 * MINUTES,
      "page",
      "Page 15: users-wait",
      "p95 of the users' latency is 1840 ms. Bo acknowledged it.",
      "/teams/otter/alarms",
      false,
      PAGES[1].deliveries,
    ),
    item(
      3,
      -34 * MINUTES,
      "incident",
      `You were named scribe of INC-${overdue.number}`,
      overdue.title,
      `/incidents/${overdue.id}`,
      false,
      [delivered("INBOX", "@ada", -34 * MINUTES)],
    ),
    item(
      4,
      -26 * HOUR,
      "on-call",
      "You take over the pager tomorrow",
      "Your shift lasts 12 hours.",
      "/teams/otter/on-call",
      true,
      [delivered("INBOX", "@ada", -26 * HOUR), delivered("MAIL", "ada@example.edu", -26 * HOUR)],
    ),
  ],
  instructor: [
    item(
      9,
      -70 * MINUTES,
      "automation",
      "A rule of team Lynx was switched off",
      "It caused itself three times in ten minutes.",
      "/teams/lynx",
      true,
      [delivered("INBOX", "@ines", -70 * MINUTES)],
    ),
  ],
  grader: [],
};

export const HISTORY = (alarm) => [
  {
    id: 99,
    at: alarm.stateSince,
    from: "OK",
    to: alarm.state,
    reason: alarm.stateReason,
    value: alarm.lastValue,
    by: null,
    kind: "STATE",
  },
  {
    id: 98,
    at: at(-71 * MINUTES),
    from: "ALARM",
    to: "OK",
    reason: "1 of the last 3 periods was over 0.5.",
    value: 0.2,
    by: null,
    kind: "STATE",
  },
  {
    id: 97,
    at: at(-98 * MINUTES),
    from: "OK",
    to: "ALARM",
    reason: "2 of the last 3 periods were over 0.5.",
    value: 0.9,
    by: null,
    kind: "STATE",
  },
  {
    id: 96,
    at: at(-189 * MINUTES),
    from: null,
    to: null,
    reason: "Try the webhook before the exercise",
    value: null,
    by: cy,
    kind: "TEST",
  },
  {
    id: 95,
    at: at(-25 * HOUR),
    from: null,
    to: null,
    reason: "threshold 1 → 0.5",
    value: null,
    by: bo,
    kind: "DEFINITION",
  },
  {
    id: 94,
    at: at(-26 * HOUR),
    from: null,
    to: null,
    reason: "made",
    value: null,
    by: ada,
    kind: "DEFINITION",
  },
];
export const INSTRUCTOR = ines;
