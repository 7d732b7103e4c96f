import { describe, expect, it } from "vitest";
import type { DashboardContent, DashboardPanel } from "@/api/types";
import { changeWords, moved, placed, readContent, rebased, same } from "./draft";

const panel = (id: string, title = id): DashboardPanel => ({
  id,
  title,
  kind: "LINE",
  environment: "PRODUCTION",
  query: "up",
  unit: "NONE",
  slo: null,
  width: 6,
});
const board = (...panels: DashboardPanel[]): DashboardContent => ({ title: "Service", panels });
const titles = (content: DashboardContent) => content.panels.map(({ title }) => title).join();

describe("editing", () => {
  it("moves a panel, and not beyond the ends", () => {
    const panels = [panel("a"), panel("b"), panel("c")];
    expect(titles(board(...moved(panels, "a", 1)))).toBe("b,a,c");
    expect(titles(board(...moved(panels, "c", -2)))).toBe("c,a,b");
    expect(moved(panels, "a", -1)).toBe(panels);
    expect(moved(panels, "?", 1)).toBe(panels);
  });

  it("puts a changed panel in its place and a new one at the end", () => {
    expect(titles(board(...placed([panel("a"), panel("b")], panel("a", "A"))))).toBe("A,b");
    expect(titles(board(...placed([panel("a")], panel("b"))))).toBe("a,b");
  });

  it("compares what counts", () => {
    expect(same({ a: 1, b: null }, { a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
  });
});

describe("two edits of the same dashboard", () => {
  const base = board(panel("a"), panel("b"), panel("c"));

  it("fit together when they touch different panels", () => {
    const theirs = board(panel("a", "A"), panel("b"), panel("c"), panel("t"));
    const mine = { title: "Mine", panels: [panel("a"), panel("c"), panel("m")] };
    const { content, clashes } = rebased(base, theirs, mine);
    expect(clashes).toEqual([]);
    expect(content.title).toBe("Mine");
    expect(titles(content)).toBe("A,c,t,m");
  });

  it("clash where both changed the same, and mine stays", () => {
    const { content, clashes } = rebased(
      base,
      board(panel("a", "theirs"), panel("b")),
      board(panel("a", "mine"), panel("b"), panel("c", "mine too")),
    );
    expect(clashes).toEqual(["mine", "mine too"]);
    expect(titles(content)).toBe("mine,b,mine too");
  });

  it("keep my order with their new panels in between", () => {
    const { content } = rebased(
      base,
      board(panel("a"), panel("t"), panel("b"), panel("c")),
      board(panel("c"), panel("a"), panel("b")),
    );
    expect(titles(content)).toBe("c,t,a,b");
  });

  it("are told in words", () => {
    expect(
      changeWords(base, { title: "X", panels: [panel("c"), panel("a", "A"), panel("n")] }),
    ).toEqual(["Renamed to “X”", "Added “n”", "Removed “b”", "Changed “A”", "Changed the order"]);
    expect(changeWords(base, base)).toEqual([]);
  });
});

describe("a dashboard's file", () => {
  it.each([
    ["{", /^This is no JSON/],
    ["[]", /“title”/],
    [
      '{"title":"x","panels":[{"title":"p","kind":"PIE","query":"up"}]}',
      /Panel 1 has the kind “PIE”/,
    ],
    ['{"title":"x","panels":[{"title":"p","kind":"LINE"}]}', /Panel 1 has no “query”/],
    [JSON.stringify({ title: "x", panels: Array(25).fill({}) }), /at most 24/],
  ])("%s is refused in words", (text, words) => {
    expect(readContent(text)).toMatch(words);
  });

  it("is read as it was written, with what is missing filled in", () => {
    const content = board(panel("a"));
    expect(readContent(JSON.stringify(content))).toEqual(content);
    const short = readContent(
      '{"title":"x","panels":[{"title":"p","kind":"STAT","query":"up","width":99}]}',
    );
    expect(short).toMatchObject({
      panels: [{ unit: "NONE", width: 12, environment: "PRODUCTION" }],
    });
  });
});
