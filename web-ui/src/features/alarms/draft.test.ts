import { describe, expect, it } from "vitest";
import { alarm, definition } from "@/test/alarm-samples";
import {
  definitionOf,
  draftChanges,
  draftMissing,
  fieldsText,
  newDraft,
  parseFields,
  rebaseDraft,
  budgetShare,
  withSource,
} from "./draft";

describe("an alarm's draft", () => {
  it("leaves out what the server keeps", () => {
    expect(definitionOf(alarm("a"))).toEqual(definition("a"));
  });

  it("needs a name, a source, a threshold and no more datapoints than periods", () => {
    const draft = definition("a");
    expect(draftMissing(draft)).toBeNull();
    expect(draftMissing({ ...draft, name: " " })).toMatch(/name/);
    expect(draftMissing(withSource(draft, "METRIC"))).toMatch(/metric/);
    expect(draftMissing(withSource(draft, "COMPOSITE"))).toMatch(/rule/);
    expect(draftMissing({ ...draft, threshold: Number.NaN })).toMatch(/threshold/);
    expect(draftMissing({ ...draft, datapointsToAlarm: 4 })).toMatch(/between 1 and/);
    expect(draftMissing({ ...draft, evaluationPeriods: 0 })).toMatch(/periods/);
    expect(draftMissing({ ...newDraft("STAGING"), name: "new" })).toBeNull();
  });

  it("keeps the condition when the source changes to one that has it", () => {
    const draft = definition("a", { threshold: 7 });
    expect(withSource(draft, "LOG").threshold).toBe(7);
    expect(withSource(draft, "BURN_RATE").evaluationPeriods).toBe(1);
    expect(withSource(draft, "USERS")).toBe(draft);
  });

  it("proposes burn rates that fire before the team's own budget is gone", () => {
    for (const hours of [1, 4, 24, 72, 720]) {
      const { source } = withSource(definition("a"), "BURN_RATE", hours);
      const pairs = source.type === "BURN_RATE" ? source.windows : [];
      expect(pairs).toHaveLength(2);
      for (const pair of pairs) expect(budgetShare(pair, hours)).toBeLessThan(0.8);
    }
    expect(budgetShare({ long: "1h", short: "5m", rate: 14.4 }, 720)).toBeCloseTo(0.02);
    expect(budgetShare({ long: "1h", short: "5m", rate: 14.4 }, 1)).toBeCloseTo(14.4);
  });

  it("tells two definitions apart field by field", () => {
    const before = definition("a");
    expect(draftChanges(before, before)).toEqual([]);
    expect(draftChanges(before, { ...before, threshold: 0.1, enabled: false })).toEqual([
      { name: "threshold", before: "> 0.05", after: "> 0.1" },
      { name: "enabled", before: "on", after: "off" },
    ]);
  });

  it("puts only what I changed over theirs", () => {
    const base = definition("a");
    const theirs = { ...base, threshold: 0.2, severity: "TICKET" as const };
    const mine = { ...base, threshold: 0.1, description: "mine" };
    expect(rebaseDraft(base, theirs, mine)).toEqual({
      ...base,
      threshold: 0.1,
      severity: "TICKET",
      description: "mine",
    });
  });

  it("reads fields as people write them", () => {
    expect(parseFields("plugin=weather, user = x, =y, plain\nq=a=b")).toEqual({
      plugin: "weather",
      q: "a=b",
    });
    expect(fieldsText({ plugin: "weather", user: "ada" })).toBe("plugin=weather, user=ada");
  });
});
