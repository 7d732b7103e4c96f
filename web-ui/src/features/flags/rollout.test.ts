import { describe, expect, it } from "vitest";
import type { Share } from "@/api/types";
import { flag } from "@/test/samples";
import { exposureWords, rolloutRefusal, rolloutWords, startOf, withShare } from "./rollout";

const shares = (...percents: number[]): Share[] =>
  percents.map((percent, at) => ({ variant: "abcdef"[at] ?? "?", percent }));
const percents = (list: Share[]) => list.map((share) => share.percent);

describe("shares of a roll-out", () => {
  it("give the rest to the others in their proportion", () => {
    expect(percents(withShare(shares(50, 25, 25), "a", 40))).toEqual([40, 30, 30]);
    expect(percents(withShare(shares(100, 0), "b", 25))).toEqual([75, 25]);
  });

  it("give all the rest to the first when the others have none", () => {
    expect(percents(withShare(shares(100, 0, 0), "a", 40))).toEqual([40, 60, 0]);
  });

  it("stay within 0 and 100", () => {
    expect(percents(withShare(shares(50, 50), "a", 130))).toEqual([100, 0]);
    expect(percents(withShare(shares(50, 50), "a", -3))).toEqual([0, 100]);
    expect(percents(withShare(shares(30), "a", 30))).toEqual([100]);
  });

  it("always sum to 100 in whole percents", () => {
    let list = shares(34, 33, 33);
    for (let i = 0; i < 300; i++) {
      list = withShare(list, "abc"[i % 3] ?? "a", (i * 37) % 101);
      expect(rolloutRefusal(list)).toBeNull();
    }
  });

  it("are refused when they do not sum to 100", () => {
    expect(rolloutRefusal(shares(50, 40))).toBe("The shares sum to 90 %, not 100 %.");
    expect(rolloutRefusal(shares(50.5, 49.5))).toBe("Shares are whole percents.");
  });
});

describe("a flag in words", () => {
  it("starts from its default, or from the roll-out in force", () => {
    expect(startOf(flag(true, 1))).toEqual([
      { variant: "on", percent: 100 },
      { variant: "off", percent: 0 },
    ]);
    const split = { ...flag(true, 1), rollout: [{ variant: "off", percent: 100 }] };
    expect(percents(startOf(split))).toEqual([0, 100]);
  });

  it("says who gets what", () => {
    expect(rolloutWords(flag(true, 1))).toBe("everybody on");
    expect(rolloutWords({ ...flag(true, 1), enabled: false })).toBe(
      "everybody off: the kill switch is on",
    );
    const text = { ...flag(true, 1), enabled: false, variants: { a: "x" } };
    expect(rolloutWords(text)).toBe("the bot's own default: killed");
    expect(rolloutWords({ ...flag(true, 1), targeting: { if: [] } })).toBe("by targeting");
  });

  it("says how often it was asked for", () => {
    expect(exposureWords({ on: 1204, off: 310 })).toBe("on 1 204, off 310 in the last hour");
    expect(exposureWords({ on: 0 })).toBe("not asked in the last hour");
  });
});
