import { expect, it } from "vitest";
import { type Told, digest } from "./digest";

const told = (
  states: Record<string, string>,
  needs: { team: string; kind: string; help?: string }[] = [],
) =>
  ({
    teams: Object.entries(states).map(([name, state]) => ({ team: { name, slug: name }, state })),
    needsYou: needs.map((need) => ({ ...need, team: { name: need.team, slug: need.team } })),
  }) as unknown as Told;

it("names the teams that newly breach, and those that no longer do", () => {
  const before = told({ Otter: "OK", Lynx: "BURNING", Crane: "BREACHING" });
  const now = told({ Otter: "BREACHING", Lynx: "BREACHING", Crane: "OK" });
  expect(digest(before, now)).toBe(
    "2 teams newly breaching: Otter, Lynx. 1 team no longer breaching: Crane.",
  );
});

it("tells of questions once each, and of other needs", () => {
  const before = told({}, [{ team: "Otter", kind: "HELP_ASKED", help: "1" }]);
  const now = told({}, [
    { team: "Otter", kind: "HELP_ASKED", help: "1" },
    { team: "Otter", kind: "HELP_ASKED", help: "2" },
    { team: "Lynx", kind: "NO_DATA" },
  ]);
  expect(digest(before, now)).toBe(
    "1 team asking for help: Otter. 1 team newly on your list: Lynx.",
  );
});

it("says nothing when nothing came up, and names three at most", () => {
  const calm = told({ a: "OK", b: "OK", c: "OK", d: "OK" });
  expect(digest(calm, calm)).toBe("");
  const all = told({ a: "BREACHING", b: "BREACHING", c: "BREACHING", d: "BREACHING" });
  expect(digest(calm, all)).toBe("4 teams newly breaching: a, b, c and 1 more.");
});
