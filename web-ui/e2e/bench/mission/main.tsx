// Mission control's board with a class made here that changes once a second, through the reducer of the live stream; ?teams=N.
import "@/theme/styles";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { keys } from "@/api/keys";
import type { Mission, MissionDelta, MissionNeed, MissionTeam } from "@/api/types";
import { ClassBoard } from "@/features/mission-control/class-board";
import { applyMission } from "@/live/apply-mission";
import { cssVariables, theme } from "@/theme/theme";

const COLUMN = 15_000;
const COLUMNS = 60;
const count = Number(new URLSearchParams(location.search).get("teams") ?? "100");
let seed = 7;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const bin = () => Math.floor(random() ** 2 * 5);
const STATES = ["OK", "OK", "BURNING", "BREACHING", "NO_DATA"] as const;
const refs = Array.from({ length: count }, (_, i) => ({ id: `id-${i}`, slug: `t${i}`, name: `Team ${i}` }));
const startedAt = new Date(Date.now() - 900_000).toISOString();
const run = { id: "run", number: 42, title: "Meltdown", state: "RUNNING", startedAt, endsAt: startedAt } as Mission["run"];
const past = () => new Date(Date.now() - random() * 600_000).toISOString();

function line(team: (typeof refs)[number]): MissionTeam {
  const far = Math.floor(random() * 5);
  return {
    team,
    state: STATES[Math.floor(random() * STATES.length)] ?? "OK",
    since: past(),
    progress: {
      state: "ACTIVE",
      joinedAt: startedAt,
      effectAt: past(),
      detectedAt: far > 0 ? past() : null,
      declaredAt: far > 1 ? past() : null,
      engagedAt: far > 1 ? past() : null,
      mitigatedAt: far > 2 ? past() : null,
      resolvedAt: far > 3 ? past() : null,
      postmortemAt: null,
      behindSince: past(),
      incident: null,
    },
  } as MissionTeam;
}

function needs(): MissionNeed[] {
  return Array.from({ length: 12 }, (_, i) => ({
    team: refs[(i * 7) % count] ?? refs[0],
    kind: i === 0 ? "HELP_ASKED" : "NOBODY_ACKNOWLEDGED",
    since: past(),
    said: i === 0 ? "is it ours?" : null,
    help: i === 0 ? "help" : null,
  })) as MissionNeed[];
}

function tallies() {
  const some = () => Math.floor(random() * count);
  return {
    counts: { breaching: some(), burning: some(), ok: some(), noData: some(), teams: count, joined: count, affected: count, detected: some(), declared: some(), mitigated: some(), resolved: some(), postmortem: 0 },
    medians: { ttdMs: 200_000 + some() * 100, ttaMs: 300_000, ttmMs: null },
  };
}

const now = Date.now();
const from = Math.floor(now / COLUMN) * COLUMN - (COLUMNS - 1) * COLUMN;
const mission = {
  seq: 1,
  now: new Date(now).toISOString(),
  run,
  ...tallies(),
  heat: {
    stepSeconds: 15,
    from: new Date(from).toISOString(),
    columns: COLUMNS,
    rows: refs.map((team) => ({ team: team.slug, cells: Array.from({ length: COLUMNS }, bin) })),
  },
  teams: refs.map(line),
  needsYou: needs(),
  marks: { faults: [{ step: "slow", title: "Slow dependency", from: startedAt, to: null, applied: count, verified: count }], marks: [] },
} as unknown as Mission;

const cache = new QueryClient({
  defaultOptions: { queries: { staleTime: Infinity, refetchInterval: false, retry: false, enabled: false } },
});
cache.setQueryData(keys.session, { person: { id: "me", name: "Ines", handle: "ines" }, role: "INSTRUCTOR" });
cache.setQueryData(keys.mission("15m"), mission);
cache.setQueryData(keys.teams, []);
const empty: never[] = [];
globalThis.fetch = async () => Response.json({ items: empty });

let seq = 1;
setInterval(() => {
  seq++;
  const at = Date.now();
  // Every team's present column, and a fifth of the teams, change each second.
  applyMission(cache, {
    seq,
    now: new Date(at).toISOString(),
    run,
    ...tallies(),
    cells: refs.map((team) => ({ team: team.slug, at: new Date(Math.floor(at / COLUMN) * COLUMN).toISOString(), bin: bin() })),
    teams: refs.filter((_, i) => i % 5 === seq % 5).map(line),
    needsYou: seq % 4 === 0 ? needs() : null,
    marks: null,
  } as unknown as MissionDelta);
  document.documentElement.dataset["seq"] = String(seq);
}, 1_000);

const root = createRootRoute();
const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: () => <ClassBoard run={null} hideNames={false} />,
});
const router = createRouter({
  routeTree: root.addChildren([index]),
  history: createMemoryHistory({ initialEntries: ["/"] }),
});
const element = document.getElementById("root");
if (element) {
  createRoot(element).render(
    <QueryClientProvider client={cache}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables}>
        {/* The application's own router is registered by type; this one has one page. */}
        <RouterProvider router={router as never} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}
