// Grading by rubric: five submissions, six criteria, what is chosen is kept while the server runs.
import * as fx from "./fixtures.mjs";

const RUN = "b0000000-0000-0000-0000-000000000001";
const IDS = [1, 2, 3, 4, 5].map((n) => `b1000000-0000-0000-0000-00000000000${n}`);
const at = (s) => new Date(Date.now() - 60_000 + s * 1000).toISOString();

const levels = (id, name, weight, ...texts) => ({
  id,
  name,
  description: `What students read about ${name.toLowerCase()}.`,
  note: "An estimate that is called one is fine.",
  weight,
  levels: texts,
  points: 0,
  items: [],
});
const CRITERIA = [
  {
    id: "timeline",
    name: "Timeline",
    description: "What happened when, from before the incident began, each line with its source.",
    note: "Compare with the claims.",
    weight: 20,
    levels: [],
    points: 6,
    items: [
      { id: "events", text: "All key events are there", points: 2 },
      { id: "times", text: "Times are within a minute of the record", points: 2 },
      { id: "before", text: "It begins before the incident does", points: 1 },
      { id: "sources", text: "Lines name their source", points: 1 },
      { id: "contradicts", text: "Contradicts the record without saying so", points: -1 },
    ],
  },
  levels("impact", "Impact", 15, "Not told", "In words only", "Numbers, one missing", "All"),
  levels("causes", "Contributing factors", 25, "None", "One", "Several", "Several, with evidence"),
  levels("response", "Response", 10, "Not told", "A list", "With reasons", "And why"),
  levels("actions", "Action items", 20, "None", "Some", "Most", "All"),
  levels("blameless", "Blameless and clear", 10, "Blames", "Hard to follow", "Clear", "Short"),
];
const marks = new Map();

const run = () => ({
  run: RUN,
  number: 7,
  scenarioTitle: "Slow dependency",
  rubricScope: "course",
  rubricVersion: 2,
  criteria: CRITERIA,
  submissions: IDS.map((id, i) => ({
    id,
    number: i + 1,
    state: i === 4 ? "PUBLISHED" : i === 3 ? "READY" : "DRAFT",
    reading: 1,
    dealt: false,
    decided: CRITERIA.map((c) => c.id).filter((c) => marks.has(`${id}/${c}`)),
    flagged: i === 2,
    secondLook: false,
    postmortemSubmitted: i !== 2,
    third: i === 1 ? "The readers lie two levels or more apart in Impact." : null,
    mark: i > 2 ? 71.5 : null,
  })),
  orders: CRITERIA.map((c, n) => ({
    criterion: c.id,
    submissions: [...IDS.slice(n % 5), ...IDS.slice(0, n % 5)],
  })),
  comments: CRITERIA.map((c) => ({ criterion: c.id, texts: ["Say for whom and for how long."] })),
});
const person = () => fx.SESSIONS.grader.person;
const agreement = (c, n) => ({
  criterion: c.id,
  name: c.name,
  units: n === 5 ? 2 : 14,
  exact: 0.64,
  adjacent: 0.93,
  alpha: n === 5 ? null : [0.84, 0.71, 0.52, 0.81, 0.7][n],
  low: n === 5 ? null : 0.4,
  high: n === 5 ? null : 0.91,
  verdict: ["GOOD", "TENTATIVE", "RECALIBRATE", "GOOD", "TENTATIVE", "TOO_FEW"][n],
  pairs: [{ first: "Gus", second: "Hal", units: 14, exact: 0.64, kappa: 0.51, quadratic: 0.72 }],
  raters: [
    { rater: "Gus", units: 14, mean: 2.1, bias: 0.2 },
    { rater: "Hal", units: 14, mean: 1.7, bias: -0.2 },
  ],
});
const rubric = () => ({
  scope: "course",
  version: 2,
  criteria: CRITERIA,
  reason: "Sources count less",
  by: person(),
  savedAt: at(0),
  graded: 37,
  published: 4,
  history: [
    { version: 2, reason: "Sources count less", by: person(), savedAt: at(0) },
    { version: 1, reason: "The starter", by: person(), savedAt: at(-9000) },
  ],
});

export function reviewRoutes({ on, ok, must }) {
  on("GET", "/reviews", () =>
    ok({
      items: [
        {
          run: RUN,
          number: 7,
          scenarioTitle: "Slow dependency",
          submissions: 5,
          criteria: 6,
          mine: marks.size,
          draft: 3,
          ready: 1,
          published: 1,
        },
      ],
    }),
  );
  on("GET", "/reviews/{run}", () => ok(run()));
  on("GET", "/reviews/{run}/submissions/{id}", ({ p }) =>
    ok({
      id: must(IDS.includes(p.id) ? p.id : null, "submission"),
      run: RUN,
      number: IDS.indexOf(p.id) + 1,
      reading: 1,
      state: "DRAFT",
      from: at(-1800),
      to: at(0),
      postmortem:
        p.id === IDS[2]
          ? null
          : {
              html: "<h2>Timeline</h2><p>14:46 the alert fired and Person A saw it at once.</p><h2>Impact</h2><p>About 30 % of requests of Team 1 for 6 minutes.</p>",
              version: 4,
              submittedAt: at(-600),
            },
      claims: [
        {
          text: "14:46 the alert fired",
          stated: "14:46",
          record: "14:46:03",
          verdict: "AGREES",
          offSeconds: 3,
          evidence: [1],
        },
        {
          text: "We acknowledged at 14:47",
          stated: "14:47",
          record: "14:49:31",
          verdict: "OFF_BY",
          offSeconds: 151,
          evidence: [2],
        },
      ],
      marks: [...marks].filter(([key]) => key.startsWith(p.id)).map(([, mark]) => mark),
    }),
  );
  on("PUT", "/reviews/{run}/submissions/{id}/marks/{criterion}", ({ p, body }) => {
    const key = `${p.id}/${p.criterion}`;
    const mark = {
      ...body,
      criterion: p.criterion,
      reading: 1,
      points: 10,
      by: person(),
      version: (marks.get(key)?.version ?? 0) + 1,
      savedAt: new Date().toISOString(),
    };
    marks.set(key, mark);
    return ok(mark);
  });
  on("DELETE", "/reviews/{run}/submissions/{id}/marks/{criterion}", ({ p }) => {
    marks.delete(`${p.id}/${p.criterion}`);
    return ok({});
  });
  on("POST", "/reviews/{run}/submissions/{id}/here", () =>
    ok({
      others: [{ name: "Hal", criterion: "impact", seenAt: at(50) }],
      rubricScope: "course",
      rubricVersion: 2,
    }),
  );
  on("GET", "/reviews/{run}/publication", () =>
    ok({
      published: 1,
      ready: 1,
      draft: 3,
      byHand: 0,
      voided: 0,
      publishedAt: at(0),
      undoUntil: at(600),
    }),
  );
  on("GET", "/reviews/{run}/agreement", () => ok({ items: CRITERIA.map(agreement) }));
  on("GET", "/reviews/{run}/readers", () =>
    ok({
      items: [
        {
          submission: IDS[0],
          number: 1,
          reading: 1,
          rater: person(),
          why: "first reader",
          decided: 2,
          criteria: 6,
        },
      ],
    }),
  );
  on("GET", "/reviews/{run}/readers/candidates", () => ok({ items: [person()] }));
  on("GET", "/assessments/{id}/criteria", () =>
    ok({
      items: [
        {
          id: "timeline",
          name: "Timeline",
          description: "What happened when.",
          level: 2,
          points: 13.3,
          most: 20,
          because: ["All key events are there"],
          commentsHtml: ["<p>The ack was at 14:49:31.</p>"],
        },
      ],
    }),
  );
  on("GET", "/rubrics", () =>
    ok({ items: [{ scope: "course", version: 2, criteria: 6, graded: 37, savedAt: at(0) }] }),
  );
  on("GET", "/rubrics/{scope}", () => ok(rubric()));
  on("POST", "/rubrics/{scope}/impact", () =>
    ok({
      sentence: "37 graded submissions move by −2..0 points. 4 published grades stay.",
      graded: 37,
      moved: 37,
      lowest: -2,
      highest: 0,
      again: 0,
      published: 4,
    }),
  );
}
