import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/api/problem";
import { Autosave, type SaveState } from "./autosave";

const refusal = (status: number, body: Record<string, unknown> = {}) =>
  new Problem({ status, code: `http-${status}`, title: "no", body });

describe("autosave", () => {
  let kept: string | null = null;
  let states: SaveState["kind"][] = [];
  const save = vi.fn<(value: string, version: number) => Promise<{ version: number }>>();
  const make = () =>
    new Autosave<string>({
      initial: "",
      version: 3,
      save,
      keep: (value) => (kept = value),
      onChange: (state) => states.push(state.kind),
      now: () => 0,
    });

  beforeEach(() => {
    vi.useFakeTimers();
    save.mockReset();
    save.mockImplementation((_, version) => Promise.resolve({ version: version + 1 }));
    kept = null;
    states = [];
  });
  afterEach(() => vi.useRealTimers());

  it("saves once, a second after the last key, on top of the version it knows", async () => {
    const autosave = make();
    autosave.change("a");
    await vi.advanceTimersByTimeAsync(600);
    autosave.change("ab");
    await vi.advanceTimersByTimeAsync(600);
    expect(save).not.toHaveBeenCalled();
    expect(kept).toBe("ab");
    await vi.advanceTimersByTimeAsync(400);
    expect(save.mock.calls).toEqual([["ab", 3]]);
    expect(states.at(-1)).toBe("saved");
    expect(kept).toBeNull();
    expect(autosave.savedVersion).toBe(4);
  });

  it("keeps the draft while offline and saves it when the connection is back", async () => {
    save.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const autosave = make();
    autosave.change("a");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states.at(-1)).toBe("offline");
    expect(kept).toBe("a");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(states.at(-1)).toBe("saved");
    expect(kept).toBeNull();
  });

  it("stops at a conflict until a person chose, and can keep mine on their version", async () => {
    save.mockRejectedValueOnce(refusal(412, { current: { markdown: "theirs", version: 9 } }));
    const autosave = make();
    autosave.change("mine");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state).toEqual({
      kind: "conflict",
      theirs: { markdown: "theirs", version: 9 },
    });
    autosave.change("mine too");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    autosave.keepMine(9);
    await vi.advanceTimersByTimeAsync(10);
    expect(save.mock.lastCall).toEqual(["mine too", 9]);
    expect(autosave.savedVersion).toBe(10);
  });

  it("can take theirs without saving again", async () => {
    save.mockRejectedValueOnce(refusal(412));
    const autosave = make();
    autosave.change("mine");
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.takeTheirs("theirs", 9);
    expect(await autosave.flush()).toBe(true);
    expect(save).toHaveBeenCalledTimes(1);
    expect(kept).toBeNull();
  });

  it("flushes before a submit and tells when the server does not hold the text", async () => {
    const autosave = make();
    autosave.change("a");
    expect(await autosave.flush()).toBe(true);
    save.mockRejectedValueOnce(refusal(422));
    autosave.change("b");
    expect(await autosave.flush()).toBe(false);
    expect(states.at(-1)).toBe("refused");
  });

  it("saves again what was typed while a save was under way", async () => {
    let finish: (value: { version: number }) => void = () => undefined;
    save.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve)));
    const autosave = make();
    autosave.change("a");
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.change("ab");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(save).toHaveBeenCalledTimes(1);
    finish({ version: 4 });
    await vi.advanceTimersByTimeAsync(10);
    expect(save.mock.lastCall).toEqual(["ab", 4]);
    expect(kept).toBeNull();
  });
});
