import { describe, expect, it } from "vitest";
import { pretty } from "@/components/diff/line-diff";
import { flag } from "@/test/samples";
import { differences, offsetOf, placeIn, readDefinition, templateOf } from "./definition";
import { readJson } from "./json-position";

const broken = (text: string) => {
  const read = readJson(text);
  return "error" in read ? read.error : null;
};

describe("JSON with positions", () => {
  it.each(['{"a": [1, -2.5e3, true, null, "x\\u00e4\\n"], "b": {}}', "[]", '"text"', " 0 "])(
    "reads %s as the browser does",
    (text) => {
      const read = readJson(text);
      expect("value" in read && read.value).toEqual(JSON.parse(text));
    },
  );

  it.each([
    ['{\n  "a": 1,\n}', 3, 1, "A key in quotes is missing; there is “}”"],
    ['{\n  "a" 1\n}', 2, 7, 'A colon is missing after "a"; there is “1”'],
    ['{"a": 1 "b": 2}', 1, 9, 'A comma or } is missing; there is “"”'],
    ["[1, 2", 1, 6, "A comma or ] is missing; there is the end"],
    ['{"a": tru}', 1, 7, "A value is missing; there is “t”"],
    ['{"a": 1, "a": 2}', 1, 10, 'The key "a" is there twice'],
    ["{} x", 1, 4, "Nothing may follow, but there is “x”"],
    ['["open]', 1, 2, "This text is not closed, or holds something that must be escaped"],
    ["", 1, 1, "A value is missing; there is the end"],
  ])("says where %j breaks off", (text, line, column, message) => {
    expect(broken(text)).toMatchObject({ line, column, message });
  });

  it("refuses whatever the browser refuses", () => {
    const texts = ["01", "1.", "+1", "'a'", "{a: 1}", "[1,]", "NaN", "\u00a0{}", '"\t"', '"\\x"'];
    for (const text of texts) {
      expect(() => JSON.parse(text)).toThrow();
      expect(broken(text), text).not.toBeNull();
    }
  });

  it("keeps a key named __proto__ as a key", () => {
    const read = readJson('{"__proto__": 1}');
    expect("value" in read && Object.keys(read.value as object)).toEqual(["__proto__"]);
  });
});

describe("a flag's definition", () => {
  const wrong = (change: object) => {
    const read = readDefinition(pretty({ ...templateOf("BOOLEAN"), ...change }));
    return "error" in read ? read.error.message : null;
  };

  it("is read back as it was written", () => {
    const { definition } = flag(true, 1);
    expect(readDefinition(pretty(definition))).toEqual({ value: definition });
  });

  it.each(["BOOLEAN", "STRING", "NUMBER", "OBJECT"] as const)("has a good start for %s", (type) => {
    expect(readDefinition(pretty(templateOf(type)))).toHaveProperty("value");
  });

  it("is refused with the reason", () => {
    expect(wrong({ state: "ON" })).toBe("state is “ENABLED” or “DISABLED”");
    expect(wrong({ defaultVariant: "maybe" })).toBe("defaultVariant is one of on, off");
    expect(wrong({ variants: { on: true, off: "no" } })).toMatch(/“off” is a string/);
    expect(wrong({ variants: {} })).toMatch(/at least one/);
    expect(wrong({ targeting: [] })).toMatch(/^targeting is an object/);
    expect(wrong({ owner: "ada" })).toBe("flagd knows no “owner”");
  });

  it("points at the key that is wrong", () => {
    const read = readDefinition(
      '{\n  "state": "ENABLED",\n  "variants": {"a": 1},\n  "defaultVariant": "b"\n}',
    );
    expect(read).toMatchObject({ error: { line: 4, column: 3 } });
  });

  it("finds the server's places in the text", () => {
    expect(placeIn("line 2, column 3")).toEqual({ line: 2, column: 3 });
    expect(placeIn("definition")).toBeNull();
    expect(offsetOf("ab\ncdef", { line: 2, column: 3 })).toBe(5);
  });

  it("differs between environments in what is named", () => {
    const a = flag(true, 1);
    expect(differences(a, flag(true, 9))).toEqual([]);
    expect(differences(a, { ...flag(false, 1), enabled: false })).toEqual(["state", "default"]);
    const split = [{ variant: "on", percent: 10 }];
    expect(differences(a, { ...a, rollout: split, targeting: {} })).toEqual(["roll-out"]);
  });
});
