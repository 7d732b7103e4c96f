import { expect, it } from "vitest";
import { dayTone, dayWords, meanOf } from "./status-words";

const day = (availability: number | null) => ({ date: "2026-11-02", availability });

it("tells a day that was not measured from a bad one", () => {
  expect([null, 0.5, 0.95, 0.995].map((each) => dayTone(day(each)))).toEqual([
    "none",
    "breach",
    "warn",
    "ok",
  ]);
  expect(dayWords(day(null))).toBe("2 November: not measured");
  expect(dayWords(day(0.99999))).toBe("2 November: 99.99 %");
});

it("leaves days that were not measured out of the mean", () => {
  expect(meanOf([day(1), day(null), day(0.9)])).toBeCloseTo(0.95);
  expect(meanOf([day(null)])).toBeNull();
});
