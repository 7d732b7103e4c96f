import { describe, expect, it } from "vitest";
import { visible } from "@/components/telemetry/visible";
import { frames, pieces } from "./line-text";

describe("a line's text", () => {
  it("shows terminal escapes and direction marks instead of obeying them", () => {
    expect(visible("\u001b[31mred\u0007 a\u202eb")).toBe("␛[31mred␇ a\\u202eb");
    expect(visible("tab\tand\nbreak")).toBe("tab\tand\nbreak");
  });

  it.each([
    ["slow answer", "", ["slow answer"]],
    ["Time out, TIMEOUT", "timeout", ["Time out, ", "[TIMEOUT]"]],
    ["aaa", "a", ["[a]", "[a]", "[a]"]],
    ["", "a", []],
    ["İ x", "x", ["İ x"]],
  ])("%j searched for %j", (text, searched, expected) => {
    expect(
      pieces(text, searched).map((each) => (each.found ? `[${each.text}]` : each.text)),
    ).toEqual(expected);
  });
});

it("writes a stack a call a line", () => {
  expect(frames("at a.B.c(B.java:1) at d.E$1.f(E.java:2) at the end")).toBe(
    "at a.B.c(B.java:1)\nat d.E$1.f(E.java:2) at the end",
  );
});
