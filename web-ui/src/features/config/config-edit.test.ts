import { describe, expect, it } from "vitest";
import {
  nameRefusal,
  overlay,
  readLines,
  rebase,
  rowRefusals,
  settle,
  valueRefusal,
  variableChanges,
} from "./config-edit";

const set = (values: Record<string, string>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

describe("changes of variables", () => {
  it("name what came, went and changed", () => {
    expect(
      variableChanges(set({ A: "1", B: "2", C: "3" }), set({ A: "1", B: "9", D: "4" })),
    ).toEqual([
      { name: "B", before: "2", after: "9" },
      { name: "C", before: "3", after: null },
      { name: "D", before: null, after: "4" },
    ]);
  });

  it("go on top of somebody else's when they touch other names", () => {
    const base = set({ A: "1", B: "2", C: "3" });
    const result = rebase(base, set({ A: "1", B: "2", C: "theirs" }), set({ A: "mine", C: "3" }));
    expect(result.clashes).toEqual([]);
    expect(result.merged).toEqual(set({ A: "mine", C: "theirs" }));
  });

  it("need a decision where both changed the same name in another way", () => {
    const rebased = rebase(
      set({ A: "1", B: "2" }),
      set({ A: "2", B: "x" }),
      set({ A: "3", B: "x" }),
    );
    expect(rebased.clashes).toEqual([{ name: "A", base: "1", theirs: "2", mine: "3" }]);
    expect(settle(rebased, new Set())).toEqual(set({ A: "3", B: "x" }));
    expect(settle(rebased, new Set(["A"]))).toEqual(set({ A: "2", B: "x" }));
  });

  it("clash when one removed what the other changed", () => {
    const rebased = rebase(set({ A: "1" }), set({}), set({ A: "2" }));
    expect(rebased.clashes).toEqual([{ name: "A", base: "1", theirs: null, mine: "2" }]);
    expect(settle(rebased, new Set(["A"]))).toEqual([]);
  });
});

describe("names and values", () => {
  it("are refused with the rule", () => {
    expect(nameRefusal("lower", [], [])).toMatch(/^Capitals/);
    expect(nameRefusal("1A", [], [])).toMatch(/^Capitals/);
    expect(nameRefusal("A".repeat(65), [], [])).toMatch(/^Capitals/);
    expect(nameRefusal("DATA_DIR", ["DATA_DIR"], [])).toBe(
      "The platform keeps DATA_DIR for itself.",
    );
    expect(nameRefusal("SLACK_BOT_TOKEN", ["SLACK_*"], [])).toMatch(/^The platform keeps/);
    expect(nameRefusal("SLACKER", ["SLACK_*"], [])).toBeNull();
    expect(nameRefusal("A", [], ["A"])).toBe("A is there already.");
    expect(nameRefusal("A_1", ["B"], ["C"])).toBeNull();
    expect(valueRefusal("ä".repeat(2049))).toMatch(/^4098 bytes/);
    expect(valueRefusal("ä".repeat(2048))).toBeNull();
  });

  it("blame the second row of two with one name, and a secret's name", () => {
    const refusals = rowRefusals(
      set({ A: "1" }).concat(set({ A: "2" }), set({ KEY: "x" })),
      [],
      ["KEY"],
    );
    expect(refusals.map((each) => each.name)).toEqual([
      null,
      "A is there already.",
      "KEY is there already.",
    ]);
  });
});

describe("pasted lines", () => {
  it("are read as people write them", () => {
    const text = '# comment\nA=1\n export B = "two words" \n\nC=\nnot a line\nD=a=b';
    expect(readLines(text)).toEqual(set({ A: "1", B: "two words", C: "", D: "a=b" }));
  });

  it("replace what is there and add what is not", () => {
    expect(overlay(set({ A: "1", B: "2" }), set({ B: "3", C: "4" }))).toEqual(
      set({ A: "1", B: "3", C: "4" }),
    );
  });
});
