import { describe, expect, it } from "vitest";
import type { Ledger, Slo } from "@/api/slo-types";
import { burnDown } from "@/components/slo/burn-down";
import { cell, ledgerCsv } from "./ledger-csv";
import { exhaustion, hoursWords, shareWords, times, trendSaid } from "@/components/slo/slo-words";

const NOW = Date.parse("2026-11-22T14:00:00Z");
const slo = (parts: Partial<Slo>): Slo => ({
  version: 1,
  environment: "PRODUCTION",
  objective: 0.99,
  windowHours: 3,
  latencyMs: 1000,
  budget: { allowed: 100, spent: 50, excused: 0, left: 0.5 },
  burn: [
    { window: "5m", rate: 2 },
    { window: "1h", rate: 4 },
  ],
  trend: "BETTER",
  commands: [],
  history: [
    { at: "2026-11-22T13:00:00Z", left: 0.8 },
    { at: "2026-11-22T13:30:00Z", left: 0.6 },
  ],
  changes: [],
  ...parts,
});

describe("the words of a budget", () => {
  it("say rates, windows and shares as people do", () => {
    expect([times(null), times(0.44), times(14.4)]).toEqual(["–", "0.4×", "14×"]);
    expect([hoursWords(1), hoursWords(24), hoursWords(720)]).toEqual(["1 h", "24 h", "30 days"]);
    expect([shareWords(0), shareWords(0.0004), shareWords(0.034), shareWords(1.2)]).toEqual([
      "0 %",
      "under 0.1 %",
      "3.4 %",
      "120 %",
    ]);
  });

  it("are calm while the budget lasts, however the rates move", () => {
    const calm = slo({
      trend: "WORSE",
      burn: [
        { window: "5m", rate: 0.9 },
        { window: "1h", rate: 0.1 },
      ],
    });
    expect(trendSaid(calm)).toEqual({ word: "Within the objective", tone: "ok" });
  });

  it("call a fast burn that goes on a breach", () => {
    const fast = slo({ trend: "STEADY", burn: [{ window: "5m", rate: 20 }] });
    expect(trendSaid(fast)).toEqual({ word: "Burning steadily", tone: "breach" });
    expect(trendSaid(slo({}))).toEqual({ word: "Getting better", tone: "warn" });
    expect(trendSaid(slo({ burn: [] })).tone).toBe("none");
  });

  it("tell a budget that will end from one that has ended", () => {
    expect(exhaustion(slo({ exhaustedAt: null }), NOW)).toBeNull();
    expect(exhaustion(slo({ exhaustedAt: "2026-11-22T14:18:00Z" }), NOW)?.words).toBe(
      "used up in 18 m at this rate, at",
    );
    expect(exhaustion(slo({ exhaustedAt: "2026-11-22T13:18:00Z" }), NOW)?.words).toBe(
      "used up since",
    );
  });
});

describe("the burn-down", () => {
  it("goes on from now to the end of the budget", () => {
    const { at, left, projected } = burnDown(slo({ exhaustedAt: "2026-11-22T14:30:00Z" }), NOW);
    expect(at).toHaveLength(4);
    expect(left).toEqual([0.8, 0.6, 0.5, null]);
    expect(projected).toEqual([null, null, 0.5, 0]);
  });

  it("cuts a far end off after a third of the window", () => {
    const { at, projected } = burnDown(slo({ exhaustedAt: "2026-11-22T18:00:00Z" }), NOW);
    expect(at.at(-1)).toBe(NOW / 1000 + 3600);
    expect(projected.at(-1)).toBeCloseTo(0.375);
  });

  it("has no future when nothing ends", () => {
    expect(burnDown(slo({ exhaustedAt: null }), NOW).projected.every((each) => each === null)).toBe(
      true,
    );
    expect(burnDown(slo({ history: [] }), NOW).at).toEqual([]);
  });
});

describe("the ledger's file", () => {
  it("keeps commas, quotes and formulas as text", () => {
    expect(cell('say "hi", team')).toBe('"say ""hi"", team"');
    expect(cell("=HYPERLINK(1)")).toBe("'=HYPERLINK(1)");
    expect(cell(0.5)).toBe("0.5");
  });

  it("has a row for each entry, oldest first", () => {
    const entry = {
      from: "2026-11-22T13:10:00Z",
      until: "2026-11-22T13:12:00Z",
      bad: 4,
      total: 40,
      cause: "TEAM_CHANGE" as const,
      share: 1,
      excused: false,
      text: "Bad at once after a change of the team: v2, deployed.",
      evidence: [],
    };
    const older = { ...entry, from: "2026-11-22T12:10:00Z", until: "2026-11-22T12:11:00Z" };
    const ledger: Ledger = { from: "", to: "", items: [entry, older], totals: [], notes: [] };
    const [, first, second] = ledgerCsv(ledger).split("\r\n");
    expect(first).toContain("2026-11-22T12:10:00Z,2026-11-22T12:11:00Z,1,4,40,TEAM_CHANGE,1,false");
    expect(second).toContain('"Bad at once after a change of the team: v2, deployed."');
  });
});
