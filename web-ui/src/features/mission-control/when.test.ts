import { expect, it } from "vitest";
import { initialWhen, localText, timingOf, timingWords } from "./when";

const when = initialWhen(new Date("2026-03-12T14:00:00Z"), "AT");

it("asks for the local time in UTC", () => {
  const at = localText(new Date("2026-03-12T15:30:00Z"));
  expect(timingOf({ ...when, at })).toEqual({ kind: "AT", at: "2026-03-12T15:30:00.000Z" });
});

it("writes chosen days as cron in the order of the week", () => {
  expect(timingOf({ ...when, kind: "CRON", days: ["FRI", "MON"], time: "09:05" })).toEqual({
    kind: "CRON",
    cron: "5 9 * * MON,FRI",
  });
});

it("asks for a window of the chosen length", () => {
  const from = localText(new Date("2026-03-12T15:00:00Z"));
  expect(timingOf({ ...when, kind: "SURPRISE", from, length: "2" })).toEqual({
    kind: "SURPRISE",
    from: "2026-03-12T15:00:00.000Z",
    until: "2026-03-12T17:00:00.000Z",
  });
});

it("asks for nothing while something is missing", () => {
  expect(timingOf({ ...when, at: "" })).toBeNull();
  expect(timingOf({ ...when, kind: "CRON", days: [] })).toBeNull();
  expect(timingOf({ ...when, kind: "NOW" })).toBeNull();
});

it("says a weekly schedule in words", () => {
  expect(timingWords({ kind: "CRON", cron: "5 9 * * MON,FRI" }, "Europe/Berlin")).toBe(
    "every MON,FRI at 09:05 (Europe/Berlin)",
  );
});
