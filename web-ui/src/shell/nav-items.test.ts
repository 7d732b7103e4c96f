import { describe, expect, it } from "vitest";
import { NAV, isCurrent } from "./nav-items";

const current = (role: keyof typeof NAV, path: string) =>
  NAV[role].filter((item) => isCurrent(item, path)).map((item) => item.label);

describe("the navigation", () => {
  it.each([
    ["/", "Mission control"],
    ["/teams", "Teams"],
    ["/teams/otter", "Teams"],
    ["/teams/otter/chat/C1", "Chat"],
    ["/teams/otter/deploys", "Operate"],
    ["/teams/otter/flags/a.b", "Operate"],
    ["/operate", "Operate"],
    ["/incidents/7/postmortem", "Incidents"],
    ["/gradebook", "Grading"],
  ])("%s is under %s and nothing else", (path, label) => {
    expect(current("INSTRUCTOR", path)).toEqual([label]);
  });

  it("holds six items at most, each with a key of its own", () => {
    for (const items of Object.values(NAV)) {
      expect(items.length).toBeLessThanOrEqual(6);
      expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
    }
  });
});
