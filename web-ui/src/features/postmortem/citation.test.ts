import { describe, expect, it } from "vitest";
import type { Item } from "@/components/evidence/items";
import { citation, pickerGroups } from "./citation";

const event = (id: number, text: string) =>
  ({ id, at: "2026-11-22T14:05:09.120Z", text, track: "DEPLOY" }) as Item["event"] & object;

const item = (id: number, track: Item["track"], text: string, pinned = false): Item => ({
  key: `e${id}`,
  at: Date.parse("2026-11-22T14:05:09Z") + id,
  track,
  text,
  who: null,
  event: event(id, text),
  note: null,
  pins: pinned ? [{} as Item["pins"][number]] : [],
});

describe("citing an event", () => {
  it("gives its time in UTC and a link to its moment", () => {
    expect(citation("i7", event(17, "v118 deployed"))).toBe(
      "**14:05:09 UTC** v118 deployed ([record 17](/incidents/i7?t=2026-11-22T14%3A05%3A09.120Z&event=e17))",
    );
  });

  it("lets nothing of the event's text become markup", () => {
    expect(citation("i7", event(1, "a | <b> [x](javascript:1)\n*y*"))).toContain(
      "a \\| \\<b\\> \\[x\\](javascript:1) \\*y\\* ([record 1]",
    );
  });

  it("offers pins first and then by kind", () => {
    const items = [
      item(1, "CHAT", "hello"),
      item(2, "DEPLOY", "v118 deployed"),
      item(3, "CHAT", "users complain", true),
      { ...item(4, "NOTE", "a note"), event: null },
    ];
    expect(
      pickerGroups(items, "").map((one) => [one.label, one.items.map((it) => it.key)]),
    ).toEqual([
      ["Pinned", ["e3"]],
      ["Deploys", ["e2"]],
      ["Chat", ["e1"]],
    ]);
    expect(pickerGroups(items, "V118 depl").flatMap((one) => one.items)).toHaveLength(1);
    expect(pickerGroups(items, "nothing of this")).toEqual([]);
  });
});
