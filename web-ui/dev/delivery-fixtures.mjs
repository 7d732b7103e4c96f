// Releases, deployments, configuration, exchanges and tokens of the made-up course.
import { PEOPLE, TEAMS, USERS, ago, iso, ref, NOW0 } from "./fixtures.mjs";

const { ada, bo, cy, ines } = PEOPLE;
const page = (person) => ({ person, via: "PAGE", token: null });
const cli = (person) => ({ person, via: "CLI", token: "laptop" });
const ci = { person: null, via: "CI", token: "GitHub Actions" };
const digest = (n) =>
  `sha256:${String(n).repeat(8).slice(0, 8)}9f2b7c41d0e85a36${"a1b2c3d4".repeat(5)}`;

const release = (number, version, changeCause, extra = {}) => ({
  number,
  name: `v${number}`,
  version,
  commit: `${number}c0ffee1a2b3c4d5e6f708192a3b4c5d6e7f8091a`.slice(0, 40),
  changeCause,
  artifact: {
    kind: "JAR",
    digest: digest(number),
    size: 18_400_000 + number * 31_000,
    fileName: `otterbot-${version}.jar`,
    language: "java",
    image: null,
  },
  createdAt: ago(86_400 * (14 - number)),
  createdBy: ci,
  deletedAt: null,
  runningIn: [],
  ...extra,
});
export const RELEASES = [
  release(13, "1.6.0-wip", "Second parser behind a flag", {
    createdAt: ago(500),
    createdBy: cli(cy),
    runningIn: ["STAGING"],
  }),
  release(12, "1.5.0", "Faster weather answers, new HTTP client", {
    createdAt: ago(2400),
    runningIn: ["PRODUCTION"],
  }),
  release(11, "1.4.2", "Mend the glossary's search", { createdAt: ago(90_000) }),
  release(10, "1.4.1", "Wait at most 500 ms for the directory", {
    createdAt: ago(180_000),
    createdBy: page(bo),
  }),
  release(9, "1.4.0-js", "The same bot on Slack's JavaScript SDK", {
    artifact: {
      kind: "ARCHIVE",
      digest: digest(9),
      size: 2_300_000,
      fileName: "js-bot.tar.gz",
      language: "javascript",
      image: null,
    },
    createdBy: page(ada),
  }),
  release(8, "1.3.9", "Leaks less", { deletedAt: ago(70_000) }),
];
const at = (number) => {
  const found = RELEASES.find((each) => each.number === number);
  return { number, name: found.name, version: found.version, digest: found.artifact.digest };
};
const otter = ref(TEAMS[0]);
const deployment = (environment, number, kind, to, from, seconds, extra = {}) => ({
  team: otter,
  environment,
  number,
  kind,
  strategy: "ROLLING",
  state: "EFFECTIVE",
  current: false,
  release: at(to),
  previous: from ? at(from) : null,
  configVersion: 9,
  reason: null,
  by: page(ada),
  requestedAt: ago(seconds),
  acceptedAt: ago(seconds - 1),
  effectiveAt: ago(seconds - 5),
  endedAt: ago(seconds - 13),
  detail: null,
  canary: null,
  health: null,
  ...extra,
});
export const DEPLOYMENTS = [
  deployment("PRODUCTION", 18, "DEPLOY", 12, 11, 617, {
    current: true,
    by: page(ada),
    reason: "Weather answers are too slow since Monday",
    health: { before: { good: 338, total: 341 }, after: { good: 214, total: 310 } },
  }),
  deployment("PRODUCTION", 17, "CONFIG", 11, 11, 5400, {
    by: page(bo),
    reason: "Longer cache for the glossary",
    configVersion: 9,
  }),
  deployment("PRODUCTION", 16, "DEPLOY", 10, 11, 86_000, {
    state: "FAILED",
    acceptedAt: ago(85_999),
    effectiveAt: null,
    endedAt: ago(85_940),
    detail:
      "The instance never connected within 60 s; its last words: “SLACK_APP_TOKEN is not set”.",
    by: ci,
    reason: "main",
  }),
  deployment("PRODUCTION", 15, "ROLLBACK", 11, 9, 87_000, {
    by: page(bo),
    reason: "JavaScript bot loses reactions",
  }),
  deployment("PRODUCTION", 14, "PROMOTION", 9, 11, 90_500, {
    by: page(ada),
    strategy: "CANARY",
    reason: "Try the JavaScript bot",
    health: { before: { good: 300, total: 301 }, after: { good: 291, total: 300 } },
  }),
  deployment("STAGING", 32, "DEPLOY", 13, 12, 480, {
    current: true,
    by: ci,
    reason: "parser-wip",
    configVersion: 4,
  }),
  deployment("STAGING", 31, "DEPLOY", 12, 11, 2300, { by: ci, reason: "main", configVersion: 4 }),
];
/** The same deployment as a canary that is half way, for teams that are shown one. */
export const CANARY = deployment("PRODUCTION", 19, "PROMOTION", 13, 12, 95, {
  strategy: "CANARY",
  state: "ACCEPTED",
  by: page(cy),
  reason: "Second parser for everybody",
  effectiveAt: null,
  endedAt: null,
  detail: "Step 2 of 3: 25 % of new events go to v13.",
  canary: {
    steps: [10, 25, 50],
    step: 2,
    weight: 25,
    stepSeconds: 60,
    nextStepAt: iso(NOW0 + 34_000),
    stable: { good: 171, total: 182 },
    canary: { good: 57, total: 60 },
    verdict: "No worse than the release in service so far.",
  },
});
export const DIFF = {
  from: 17,
  to: 18,
  artifact: [
    { name: "release", before: "v11", after: "v12" },
    { name: "version", before: "1.4.2", after: "1.5.0" },
    { name: "commit", before: "11c0ffe", after: "12c0ffe" },
    { name: "digest", before: "11111111 9f2b", after: "12121212 9f2b" },
  ],
  config: [
    { name: "GLOSSARY_CACHE_SECONDS", before: "30", after: "300" },
    { name: "WEATHER_KEY", before: "version 2", after: "version 3" },
  ],
  flags: [{ name: "new-parser", before: "off", after: "on 25 %, off 75 %" }],
};
export const FREEZES = [
  {
    id: "fr-1",
    team: null,
    environment: "PRODUCTION",
    from: ago(600),
    until: iso(NOW0 + 3_000_000),
    reason: "Visitors watch the run",
    by: ines,
    active: true,
  },
  {
    id: "fr-2",
    team: otter,
    environment: "PRODUCTION",
    from: iso(NOW0 + 86_400_000),
    until: iso(NOW0 + 93_600_000),
    reason: "Our demonstration",
    by: bo,
    active: false,
  },
];

const secret = (name, version, seconds, setBy) => ({ name, version, setAt: ago(seconds), setBy });
export const CONFIGS = {
  PRODUCTION: {
    environment: "PRODUCTION",
    version: 10,
    variables: [
      { name: "GLOSSARY_CACHE_SECONDS", value: "300" },
      { name: "GREETING", value: "Good morning :wave:\nAsk me anything." },
      { name: "LOG_LEVEL", value: "info" },
      { name: "WEATHER_URL", value: "http://weather.internal/v2" },
    ],
    secrets: [secret("WEATHER_KEY", 3, 5500, page(bo)), secret("WIKI_TOKEN", 1, 800_000, cli(cy))],
    running: 9,
    reserved: [
      "SLACK_*",
      "FLAGS_*",
      "FIREDRILL_*",
      "UPSTREAM_URL",
      "BOT_TEAM",
      "BOT_ENVIRONMENT",
      "PORT",
      "DATA_DIR",
      "PATH",
      "HOME",
      "LD_*",
      "JAVA_TOOL_OPTIONS",
      "NODE_OPTIONS",
    ],
  },
};
CONFIGS.STAGING = {
  ...CONFIGS.PRODUCTION,
  environment: "STAGING",
  version: 4,
  running: 4,
  variables: CONFIGS.PRODUCTION.variables.slice(2),
  secrets: [],
};
export const CONFIG_HISTORY = [
  {
    version: 10,
    at: ago(300),
    by: page(cy),
    reason: "See what the new client does",
    changes: [{ name: "LOG_LEVEL", before: "warn", after: "info" }],
  },
  {
    version: 9,
    at: ago(5500),
    by: page(bo),
    reason: "Longer cache for the glossary",
    changes: [
      { name: "GLOSSARY_CACHE_SECONDS", before: "30", after: "300" },
      { name: "WEATHER_KEY", before: "version 2", after: "version 3" },
    ],
  },
  {
    version: 8,
    at: ago(200_000),
    by: cli(ada),
    reason: "Greeting with a wave",
    changes: [{ name: "GREETING", before: null, after: "Good morning :wave:\nAsk me anything." }],
  },
];

export const TOKENS = [
  {
    id: "tk-1",
    name: "laptop",
    kind: "PERSONAL",
    team: null,
    createdAt: ago(400_000),
    createdBy: ada,
    expiresAt: iso(NOW0 + 85 * 86_400_000),
    lastUsedAt: ago(900),
  },
  {
    id: "tk-2",
    name: "GitHub Actions",
    kind: "CI",
    team: otter,
    createdAt: ago(400_000),
    createdBy: ada,
    expiresAt: iso(NOW0 + 5 * 86_400_000),
    lastUsedAt: ago(480),
  },
  {
    id: "tk-3",
    name: "old machine",
    kind: "PERSONAL",
    team: null,
    createdAt: ago(9_000_000),
    createdBy: ada,
    expiresAt: ago(80_000),
    lastUsedAt: null,
  },
];

const QUESTIONS = [
  "!weather Oslo",
  "!define SLO",
  "!ping",
  "!glossary search budget",
  "!poll lunch | pizza | soup",
  "who is on duty for *checkout*?",
];
const users = USERS.filter((each) => !each.bot);
let exchangeNumber = 0;
export function exchange(seconds, extra = {}) {
  const n = exchangeNumber++;
  const text = QUESTIONS[n % QUESTIONS.length];
  const user = users[n % users.length];
  const kind = n % 9 === 4 ? "COMMAND" : n % 11 === 7 ? "INTERACTION" : "EVENT";
  const slow = n % 13 === 3;
  const dead = n % 29 === 11;
  const ackMs = dead ? null : slow ? 3400 + n * 7 : 20 + ((n * 37) % 160);
  const moment = iso(Date.now() - seconds * 1000);
  return {
    id: `x${n}`,
    at: moment,
    kind,
    title:
      kind === "COMMAND"
        ? "/status"
        : kind === "INTERACTION"
          ? "button “Vote pizza” in #ask-otterbot"
          : `message in #ask-otterbot: ${text}`,
    track: "d18",
    user,
    channel: "#ask-otterbot",
    attempt: dead ? 3 : 1,
    payload: {
      envelope_id: `e-${n}`,
      type: "events_api",
      payload: {
        event: {
          type: "message",
          channel: "C0USERS",
          user: user.id,
          text,
          ts: "1732300000.000100",
        },
      },
    },
    ackMs,
    replyMs: dead ? null : (ackMs ?? 0) + 240 + ((n * 53) % 600),
    state: dead ? "UNACKNOWLEDGED" : slow ? "LATE" : n % 17 === 9 ? "ERROR" : "OK",
    limitMs: 3000,
    calls: dead
      ? []
      : [
          {
            method: "chat.postMessage",
            curl: "curl -sS -X POST $SLACK_API_BASE/chat.postMessage",
            at: iso(Date.parse(moment) + 210),
            ms: 14,
            ok: n % 17 !== 9,
            error: n % 17 === 9 ? "channel_not_found" : null,
            request: {
              channel: "C0USERS",
              text: "12 °C and rain in Oslo",
              thread_ts: "1732300000.000100",
            },
            response:
              n % 17 === 9
                ? { ok: false, error: "channel_not_found" }
                : { ok: true, ts: "1732300001.000200" },
          },
        ],
    replayOf: null,
    curl: `curl -sS http://127.0.0.1:8090/slack/api/chat.postMessage \\\n  -H "Authorization: Bearer $SLACK_BOT_TOKEN" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"channel":"C0USERS","text":"12 °C and rain in Oslo"}'`,
    ...extra,
  };
}
export const EXCHANGES = Array.from({ length: 60 }, (_, i) => exchange((60 - i) * 6)).reverse();
