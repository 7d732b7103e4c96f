import { expect, it } from "vitest";
import type { StatusDay } from "@/api/slo-types";
import { dayTone, dayWords, strippedWords } from "./status-words";

const day = (good: number, total: number, state: StatusDay["state"] = "OPERATIONAL") => ({
  date: "2026-11-02",
  availability: total === 0 ? null : good / total,
  good,
  total,
  state: total === 0 ? ("NO_DATA" as const) : state,
});

it("draws a day as its state says, so that bar and word agree", () => {
  const days = [day(0, 0), day(36, 37), day(900, 1000, "DEGRADED"), day(9, 100, "OUTAGE")];
  expect(days.map(dayTone)).toEqual(["none", "ok", "warn", "breach"]);
});

it("gives a percentage only of enough requests", () => {
  expect(dayWords(day(0, 0))).toBe("2 November: not measured");
  expect(dayWords(day(36, 37))).toBe("2 November: 1 of 37 requests failed");
  expect(dayWords(day(86_391, 86_400))).toBe(
    "2 November: 99.99 % of 86 400 requests answered well",
  );
});

it("weighs each request the same and says of what it speaks", () => {
  expect(strippedWords([day(0, 0)])).toBe("not measured yet");
  expect(strippedWords([day(0, 0), day(36, 37)])).toBe("1 of 37 requests failed today so far");
  expect(strippedWords([day(100, 100), day(0, 0), day(800, 900)])).toBe(
    "90.00 % of 1 000 requests answered well in 2 measured days",
  );
});
