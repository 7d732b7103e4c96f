import { describe, expect, it } from "vitest";
import { lineDiff, pretty, withContext } from "./line-diff";

const text = (...lines: string[]) => lines.join("\n");
const marks = (before: string, after: string) =>
  lineDiff(before, after).map(
    (line) => ({ removed: "-", added: "+", same: " " })[line.kind] + line.text,
  );

describe("a line diff", () => {
  it("keeps what both have, and puts what went before what came", () => {
    expect(marks(text("a", "b", "c"), text("a", "x", "c"))).toEqual([" a", "-b", "+x", " c"]);
  });

  it("knows text that was not there, and text that is gone", () => {
    expect(marks("", "a")).toEqual(["+a"]);
    expect(marks("a", "")).toEqual(["-a"]);
  });

  it.each([
    [text("a", "b", "b", "c"), text("b", "c", "d")],
    [text("x"), text("a", "x", "b", "x")],
    [text("1", "2", "3"), text("3", "2", "1")],
  ])("turns one text into the other and back: %j", (before, after) => {
    const lines = lineDiff(before, after);
    const side = (gone: string) =>
      lines
        .filter((line) => line.kind !== gone)
        .map((line) => line.text)
        .join("\n");
    expect(side("added")).toBe(before);
    expect(side("removed")).toBe(after);
  });

  it("gives up comparing texts that are too long, but loses nothing", () => {
    const long = (word: string) => Array.from({ length: 1100 }, () => word).join("\n");
    const lines = lineDiff(long("a"), long("b"));
    expect(lines).toHaveLength(2200);
    expect(lines[0]?.kind).toBe("removed");
  });

  it("counts the unchanged lines it leaves out", () => {
    const before = text(..."abcdefghij".split(""));
    const shown = withContext(lineDiff(before, before.replace("j", "J")), 1);
    expect(shown[0]).toEqual({ kind: "gap", hidden: 8 });
    expect(shown).toHaveLength(4);
  });
});

describe("pretty JSON", () => {
  it("keeps short lists on a line and reads back as the same value", () => {
    const value = { a: { fractional: [{ var: "user" }, ["on", 25], ["off", 75]] }, b: [], c: {} };
    expect(pretty(value)).toBe(
      text(
        "{",
        '  "a": {',
        '    "fractional": [{ "var": "user" }, ["on", 25], ["off", 75]]',
        "  },",
        '  "b": [],',
        '  "c": {}',
        "}",
      ),
    );
    expect(JSON.parse(pretty(value))).toEqual(value);
    expect(pretty(null)).toBe("");
  });
});
