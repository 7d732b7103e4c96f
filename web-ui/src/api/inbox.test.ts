import { describe, expect, it } from "vitest";
import type { Inbox, InboxItem } from "./types";
import { keepOlderItems } from "./inbox";

const item = (n: number, read = false): InboxItem => ({
  id: `i${n}`,
  at: new Date(n * 1000).toISOString(),
  kind: "page",
  title: "",
  text: "",
  href: null,
  read,
  deliveries: [],
});
const inbox = (items: InboxItem[], hasMore: boolean): Inbox => ({ items, unread: 0, hasMore });

describe("a fresh first page of the inbox", () => {
  it("goes over the older ones that were loaded", () => {
    const old = inbox([item(3), item(2), item(1)], false);
    const fresh = inbox([item(4), item(3, true)], true);
    const merged = keepOlderItems(old, fresh);
    expect(merged.items.map((each) => each.id)).toEqual(["i4", "i3", "i2", "i1"]);
    expect(merged.items[1]?.read).toBe(true);
    expect(merged.hasMore).toBe(false);
  });

  it("is all there is at first", () => {
    const fresh = inbox([item(1)], true);
    expect(keepOlderItems(undefined, fresh)).toBe(fresh);
  });
});
