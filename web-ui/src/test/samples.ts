import type {
  Flag,
  Incident,
  Message,
  Preflight,
  Scenario,
  SliSummary,
  Team,
  TeamRef,
} from "@/api/types";

export const OTTER: TeamRef = { id: "t1", slug: "otter", name: "Otter" };
export const LYNX: TeamRef = { id: "t2", slug: "lynx", name: "Lynx" };
export const ADA = { id: "p1", name: "Ada Lind", handle: "ada" };

export const team = (ref: TeamRef): Team => ({ ...ref, members: [ADA], bots: [] });

export const summary = (state: SliSummary["state"]): SliSummary => ({
  good: 90,
  total: 100,
  ratio: 0.9,
  state,
});

export const message = (ts: string, text: string, more: Partial<Message> = {}): Message => ({
  ts,
  channel: "C1",
  user: { id: "U1", name: "Ada Lind", handle: "ada", bot: false },
  text,
  replyCount: 0,
  replyUsers: [],
  reactions: [],
  edited: false,
  deleted: false,
  ephemeral: false,
  at: new Date(Number(ts) * 1000).toISOString(),
  ...more,
});

export const incident = (id: string, ref: TeamRef = OTTER): Incident => ({
  id,
  number: 7,
  team: ref,
  title: "Duty questions time out",
  severity: "SEV2",
  status: "INVESTIGATING",
  declaredAt: "2026-03-12T14:00:00Z",
  declaredBy: ADA,
  channel: { id: "C0INC7", name: "inc-7-duty-questions" },
  cadenceMinutes: 30,
  roles: [],
  tasks: [],
  updates: [],
});

export const flag = (on: boolean, version: number): Flag => ({
  key: "duty-cache",
  description: "Cache duty answers",
  on,
  version,
  type: "BOOLEAN",
  enabled: true,
  variants: { on: true, off: false },
  defaultVariant: on ? "on" : "off",
  definition: {
    state: "ENABLED",
    variants: { on: true, off: false },
    defaultVariant: on ? "on" : "off",
  },
  schedule: [],
  exposure: {},
  archived: false,
});

export const SCENARIO: Scenario = {
  id: "slow-directory",
  version: "1",
  title: "The slow directory",
  brief: "Slow",
  objectives: [],
  difficulty: 2,
  maxDuration: "PT15M",
  faults: [{ id: "f1", title: "Latency", at: "PT2M", duration: "PT8M" }],
  control: false,
  uploaded: false,
  tags: [],
  proof: { proven: true, provenOn: "2026-11-23" },
};

export const preflight = (...teams: [TeamRef, string | null][]): Preflight => ({
  scenarioId: SCENARIO.id,
  planDigest: "d",
  proof: SCENARIO.proof,
  ready: teams.filter(([, reason]) => reason === null).length,
  teams: teams.map(([ref, reason]) => ({
    team: ref,
    ready: reason === null,
    checks: [{ name: "Production bot", ok: reason === null, detail: reason ?? "connected" }],
  })),
});
