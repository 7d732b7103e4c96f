import { expect, it } from "vitest";
import { cores, errorWords, mib, perSecond, sizeWrong, unitsOf } from "./units";

it("costs the larger of the two needs, in whole units", () => {
  expect(unitsOf(128, 25)).toBe(1);
  expect(unitsOf(129, 25)).toBe(2);
  expect(unitsOf(256, 100)).toBe(4);
});

it("says figures with their unit", () => {
  expect([mib(214 * 1024 ** 2), mib(1.5 * 1024 ** 3)]).toEqual(["214 MiB", "1.5 GiB"]);
  expect([cores(0.034), cores(0.5), cores(1.5)]).toEqual([
    "3.4 % of a core",
    "50 % of a core",
    "1.50 cores",
  ]);
  expect([perSecond(null), perSecond(3.4), perSecond(120.4)]).toEqual(["–", "3.4/s", "120/s"]);
  expect([errorWords(0.2), errorWords(-0.25), errorWords(0.001)]).toEqual([
    "20 % too high",
    "25 % too low",
    "as measured",
  ]);
});

it("refuses what the server would refuse", () => {
  expect(sizeWrong(96, 10)).toBeNull();
  expect(sizeWrong(64, 10)).toContain("96");
  expect(sizeWrong(128, 500)).toContain("400");
});
