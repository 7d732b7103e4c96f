import { describe, expect, it } from "vitest";
import { logAddress } from "./log-query";
import { pathOf } from "./sparkline";

describe("a sparkline", () => {
  it("keeps gaps", () => {
    expect(pathOf([0, 2, null, 1])).toBe("M0.00 22.00 L33.33 2.00 M100.00 12.00");
  });

  it.each([[[]], [[null, null]]])("of nothing is nothing", (values) => {
    expect(pathOf(values)).toBe("");
  });
});

it("a panel of lines keeps the query part of the logs' address", () => {
  expect(logAddress("level=error&q=time%20out&field=user:ada&field=a:b")).toEqual({
    level: "ERROR",
    q: "time out",
    f: ["user:ada", "a:b"],
  });
  expect(logAddress("")).toEqual({ level: undefined, q: undefined, f: undefined });
});
