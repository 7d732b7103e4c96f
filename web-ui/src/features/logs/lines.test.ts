import { describe, expect, it } from "vitest";
import type { LogItem } from "@/api/types";
import { KEPT, NO_LINES, newestId, startedAgain, withNew, withOlder } from "./lines";

const item = (id: number) => ({ id }) as LogItem;
const items = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => item(from + i));
const ids = (list: LogItem[]) => list.map((each) => each.id);

describe("lines that arrive", () => {
  const shown = { ...NO_LINES, items: items(3, 5) };

  it("are added once for who follows", () => {
    expect(ids(withNew(shown, items(4, 7), true).items)).toEqual([3, 4, 5, 6, 7]);
  });

  it("wait for who reads, so that no row moves", () => {
    const waiting = withNew(withNew(shown, items(6, 7), false), items(7, 8), false);
    expect(waiting.items).toBe(shown.items);
    expect(ids(waiting.pending)).toEqual([6, 7, 8]);
    expect(newestId(waiting)).toBe(8);
    expect(ids(withNew(waiting, [], true).items)).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it("change nothing when there are none", () => {
    expect(withNew(shown, items(3, 5), true)).toBe(shown);
  });

  it("push the oldest out, which can be loaded again", () => {
    const many = withNew(shown, items(6, KEPT + 10), true);
    expect(many.items).toHaveLength(KEPT);
    expect(many.hasOlder).toBe(true);
  });
});

it("older lines go before, none twice", () => {
  const shown = { ...NO_LINES, items: items(5, 6), hasOlder: true };
  const more = withOlder(shown, items(2, 5), false);
  expect(ids(more.items)).toEqual([2, 3, 4, 5, 6]);
  expect(more.hasOlder).toBe(false);
});

it("says when it skipped lines", () => {
  expect(startedAgain(items(8, 9), true)).toMatchObject({ hasOlder: true, skipped: true });
});
