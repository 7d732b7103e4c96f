import { describe, expect, it } from "vitest";
import { mergeExchanges } from "@/api/bot";
import type { Exchange } from "@/api/types";
import { checksOf } from "./connect-guide";
import { NO_FILTER, filterWords, heldBack, matches, replayRefusal } from "./console-words";

const exchange = (id: string, more: Partial<Exchange> = {}): Exchange => ({
  id,
  at: "2026-03-12T14:00:00Z",
  kind: "EVENT",
  title: "message in #users: !weather Oslo",
  track: "d18",
  user: { id: "U1", name: "Dana Weiss", handle: "dana", bot: false },
  channel: "#users",
  attempt: 1,
  payload: {},
  ackMs: 40,
  replyMs: 300,
  state: "OK",
  limitMs: 3000,
  calls: [
    {
      method: "chat.postMessage",
      at: "",
      ms: 3,
      ok: false,
      error: "not_in_channel",
      curl: "curl",
      request: {},
      response: {},
    },
  ],
  curl: "curl",
  ...more,
});
const ids = (items: Exchange[]) => items.map((each) => each.id);

describe("the filter", () => {
  it("finds by kind, state and every word of the text", () => {
    const late = exchange("a", { state: "LATE" });
    expect(matches(late, NO_FILTER)).toBe(true);
    expect(matches(late, { ...NO_FILTER, state: "PROBLEMS" })).toBe(true);
    expect(matches(exchange("b"), { ...NO_FILTER, state: "PROBLEMS" })).toBe(false);
    expect(matches(late, { ...NO_FILTER, kind: "COMMAND" })).toBe(false);
    expect(matches(late, { ...NO_FILTER, text: "OSLO dana" })).toBe(true);
    expect(matches(late, { ...NO_FILTER, text: "not_in_channel" })).toBe(true);
    expect(matches(late, { ...NO_FILTER, text: "oslo rome" })).toBe(false);
  });

  it("is said in words", () => {
    expect(filterWords({ kind: "COMMAND", state: "LATE", text: " x " })).toBe(
      "kind command, late, “x”",
    );
  });
});

describe("a list that somebody reads", () => {
  it("stands still and counts what came", () => {
    const items = ["e", "d", "c"].map((id) => exchange(id));
    expect(heldBack(items, "d")).toEqual({ shown: items.slice(1), fresh: 1 });
    expect(heldBack(items, null)).toEqual({ shown: items, fresh: 0 });
  });

  it("shows everything once what it held is no longer kept", () => {
    expect(heldBack([exchange("z")], "d").shown).toHaveLength(1);
  });
});

describe("exchanges that arrive", () => {
  it("go on top, and those that are known take their newest state", () => {
    const old = [exchange("b", { state: "PENDING" }), exchange("a")];
    const merged = mergeExchanges(old, [exchange("c"), exchange("b")], 30);
    expect(ids(merged)).toEqual(["c", "b", "a"]);
    expect(merged[1]?.state).toBe("OK");
  });

  it("replace everything when everything was asked for", () => {
    expect(ids(mergeExchanges([exchange("a")], [exchange("c")], 200))).toEqual(["c"]);
  });
});

describe("replaying", () => {
  it("says why not", () => {
    expect(replayRefusal(undefined, true)).toMatch(/^Choose/);
    expect(replayRefusal(exchange("a", { kind: "CALL" }), true)).toMatch(/by itself/);
    expect(replayRefusal(exchange("a"), false)).toMatch(/not connected/);
    expect(replayRefusal(exchange("a"), true)).toBeNull();
  });
});

describe("the guide", () => {
  it.each([
    [false, null, false, ["now", "todo", "todo", "todo"]],
    [true, "STARTING", false, ["done", "done", "now", "todo"]],
    [true, "BACKING_OFF", false, ["done", "failed", "todo", "todo"]],
    [true, "DISCONNECTED", true, ["done", "done", "failed", "done"]],
    [true, "CONNECTED", false, ["done", "done", "done", "now"]],
  ] as const)("deployed %s, %s, answered %s", (deployed, observed, answered, checks) => {
    expect(checksOf(deployed, observed, answered)).toEqual(checks);
  });
});
