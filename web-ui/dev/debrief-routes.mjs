// Answers of the mock server about debriefs and projector mode: six teams of one run, and gaps in what was measured.
import * as fx from "./fixtures.mjs";

const START = Date.parse("2026-03-12T14:00:00Z");
export const DEBRIEF_RUN = "a0800000-0000-4000-8000-000000000001";
const iso = (second) => new Date(START + second * 1000).toISOString();

/** slug, name, effect, and seconds since it of the four milestones; null is never. */
const TEAMS = [
  ["otter", "Otter", 60, 95, 110, 240, 420],
  ["lynx", "Lynx", 62, 410, 480, null, null],
  ["crane", "Crane", 58, 101, 140, 190, 200],
  ["newt", "Newt", 61, 180, 185, 520, 700],
  ["heron", "Heron", 60, null, null, null, null],
  ["ibis", "Ibis", null, null, null, null, null],
];

const since = (effect, seconds) =>
  effect === null || seconds === null ? null : iso(effect + seconds);
const teamOf = ([slug, name, effect, d, a, m, r], i, student, faster = 1) => ({
  key: student ? (slug === "otter" ? "own" : "abcdef"[i - 1]) : slug,
  name: student && slug !== "otter" ? `Team ${"ABCDEF"[i - 1]}` : name,
  own: student && slug === "otter",
  voided: effect === null,
  effectAt: effect === null ? null : iso(effect),
  detectedAt: since(effect, d),
  engagedAt: since(effect, a),
  mitigatedAt: since(effect, m),
  resolvedAt: since(effect, r),
  ttdSeconds: d === null ? null : Math.round(d * faster),
  ttaSeconds: a === null ? null : a - d,
  ttmSeconds: m === null ? null : Math.round(m * faster),
  ttrSeconds: r === null ? null : Math.round(r * faster),
  limitSeconds: effect === null ? 0 : 900 - effect,
});

const MEASURES = [
  [
    "TTD",
    "Time to detect",
    "ttdSeconds",
    "from the verified effect to the declaration or the acknowledged page",
  ],
  ["TTA", "Time to engage", "ttaSeconds", "from the detection until somebody of the team took it"],
  [
    "TTM",
    "Time to mitigate",
    "ttmSeconds",
    "from the verified effect until users were well again, and stayed so",
  ],
  ["TTR", "Time to resolve", "ttrSeconds", "from the verified effect until the cause was gone"],
];

function debriefOf(role) {
  const student = role === "student";
  const wall = role === "projector";
  const teams = TEAMS.map((team, i) => teamOf(team, i, student));
  const keyOf = (slug) => teams[TEAMS.findIndex((team) => team[0] === slug)].key;
  const counting = teams.filter((team) => !team.voided);
  const chapter = (second, kind, title, team = null, what = null) => ({
    at: iso(second),
    kind,
    title,
    team: team && keyOf(team),
    what: wall ? null : what,
  });
  return {
    run: runOf(role),
    from: iso(-120),
    to: iso(1020),
    named: !student,
    teams,
    chapters: [
      chapter(0, "STARTED", "The run began"),
      chapter(58, "EFFECT", "A fault took effect", null, "Directory latency +1.5 s"),
      chapter(155, "FIRST_DETECTION", "First detection", "otter"),
      chapter(241, "MEDIAN_DETECTION", "Half of the teams had detected it"),
      chapter(248, "FIRST_MITIGATION", "First mitigation", "crane"),
      chapter(761, "LAST_RESOLVE", "Last team that resolved it", "newt"),
      chapter(900, "ENDED", "The run ended"),
    ],
    distributions: MEASURES.map(([measure, label, field, meaning]) => {
      const dots = counting
        .map((team) => ({ team: team.key, seconds: team[field] }))
        .sort((x, y) => (x.seconds ?? 1e9) - (y.seconds ?? 1e9));
      return {
        measure,
        label,
        meaning,
        medianSeconds: dots[2].seconds,
        limitSeconds: 842,
        dots,
      };
    }),
    learning: [
      {
        basis: "SAME_SCENARIO",
        before: 39,
        now: 42,
        lines: TEAMS.slice(0, 5).map((team, i) => ({
          team: teams[i].key,
          before: teamOf(team, i, student, 1.6 - i * 0.25),
          now: teams[i],
        })),
      },
    ],
    points:
      student || wall
        ? []
        : [
            {
              topic: "SLOWEST_DETECTION",
              title: "Slowest detection",
              team: "heron",
              text: "never detected it; none of its alarms had fired, where another team's did after 35 s",
            },
            {
              topic: "BEST_MITIGATION",
              title: "Best mitigation",
              team: "crane",
              text: "mitigated it after 2 min 23 s; the last thing it did before: duty-cache switched on",
            },
          ],
  };
}

const runOf = (role) => ({
  id: DEBRIEF_RUN,
  number: 42,
  title: role === "projector" ? null : "Slow directory",
  state: "COMPLETED",
  startedAt: iso(0),
  endedAt: iso(900),
  teams: TEAMS.length,
});

/** What users saw: well, broken from the effect to the mitigation, and a minute nobody measured. */
function replayOf(role, index) {
  const student = role === "student";
  const [slug, , effect, d, , m] = TEAMS[index];
  const team = teamOf(TEAMS[index], index, student);
  const other = student && !team.own;
  const sli = [];
  for (let second = -120; second < 1020; second += 5) {
    if (index % 2 === 1 && second >= 600 && second < 680) continue;
    const broken = effect !== null && second >= effect && second < effect + (m ?? 800);
    sli.push({
      at: iso(second),
      good: broken ? 6 : 20,
      total: 20,
      p50Ms: 80,
      p95Ms: broken ? 2900 : 240,
    });
  }
  let id = index * 100;
  const event = (second, lane, kind, text, more = {}) => ({
    id: ++id,
    at: iso(second),
    lane,
    kind,
    text: other ? kind.replace(/[.-]/g, " ") : text,
    actor: other ? null : "ada",
    machine: lane === "ALARM",
    about: null,
    value: null,
    ...(other ? {} : more),
  });
  const events = [];
  if (d !== null && effect !== null) {
    events.push(
      event(effect + 35, "ALARM", "alarm.state-changed", "replies-late is in alarm", {
        about: "replies-late",
        value: "ALARM",
      }),
      event(effect + d, "INCIDENT", "incident.declared", "INC-7 Duty questions time out", {
        about: "INC-7",
        value: "INVESTIGATING",
      }),
      event(
        effect + d + 40,
        "INCIDENT",
        "incident.updated",
        "We see late replies and look at the directory.",
        { about: "INC-7", value: "IDENTIFIED" },
      ),
    );
    if (role !== "projector" && !other)
      events.push(
        event(effect + d + 50, "CHAT", "chat.message", "looks like the directory is slow"),
      );
    if (m !== null)
      events.push(
        event(effect + m - 20, "ACTION", "flag.changed", "duty-cache switched on", {
          about: "duty-cache",
          value: "on",
        }),
        event(effect + m + 30, "ALARM", "alarm.state-changed", "replies-late is OK", {
          about: "replies-late",
          value: "OK",
        }),
      );
  }
  return {
    team: team.key,
    name: team.name,
    own: team.own,
    from: iso(-120),
    to: iso(1020),
    objective: 0.99,
    events,
    sli,
    faultWindows:
      role === "projector" || effect === null
        ? []
        : [
            {
              id: `f-${slug}`,
              title: "Directory latency +1.5 s",
              from: iso(effect - 5),
              to: iso(840),
              verifiedAt: iso(effect),
            },
          ],
  };
}

fx.SESSIONS.projector = {
  ...fx.SESSIONS.instructor,
  projector: { by: fx.SESSIONS.instructor.person, since: iso(0) },
};

export function debriefRoutes({ on, ok, must }) {
  on("POST", "/session/projector", ({ body, role }) => ({
    ...ok({
      ...fx.SESSIONS[body.on ? "projector" : role],
      csrfToken: "demo-token",
      serverTime: new Date().toISOString(),
      courseName: "SRE 101",
    }),
    cookie: body.on ? "projector" : "instructor",
  }));
  on("GET", "/debriefs", ({ role }) => ok({ items: role === "grader" ? [] : [runOf(role)] }));
  on("GET", "/debriefs/{run}", ({ role, p }) =>
    ok(
      must(
        p.run.startsWith("a0800000") || p.run.startsWith("a0") ? debriefOf(role) : null,
        "debrief",
      ),
    ),
  );
  on("GET", "/debriefs/{run}/teams/{key}", ({ role, p }) => {
    const index = debriefOf(role).teams.findIndex((team) => team.key === p.key);
    return ok(must(index < 0 ? null : replayOf(role, index), "team"));
  });
}
