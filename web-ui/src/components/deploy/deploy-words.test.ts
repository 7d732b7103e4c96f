import { describe, expect, it } from "vitest";
import type { Author, Deployment, Release } from "@/api/types";
import { ADA, OTTER } from "@/test/samples";
import {
  authorWords,
  bytes,
  healthWords,
  releaseBefore,
  releaseChanges,
  stepsOf,
} from "./deploy-words";
import { pendingConfig } from "./pending-config";

const T = (second: number) => new Date(Date.UTC(2026, 2, 12, 14, 0, second)).toISOString();
const page: Author = { person: ADA, via: "PAGE" };
const ref = (number: number) => ({
  number,
  name: `v${number}`,
  version: `1.${number}`,
  digest: "d",
});
const deployment = (
  number: number,
  to: number,
  from: number | null,
  more: Partial<Deployment> = {},
): Deployment => ({
  team: OTTER,
  environment: "PRODUCTION",
  number,
  kind: "DEPLOY",
  strategy: "ROLLING",
  state: "EFFECTIVE",
  current: false,
  release: ref(to),
  previous: from ? ref(from) : null,
  configVersion: 1,
  reason: "because",
  by: page,
  requestedAt: T(0),
  acceptedAt: T(1),
  effectiveAt: T(5),
  ...more,
});

describe("the steps of a deployment", () => {
  const states = (more: Partial<Deployment>) =>
    stepsOf(deployment(1, 1, null, more)).map((step) => step.state);

  it("are done one after the other", () => {
    expect(states({ state: "REQUESTED", acceptedAt: null, effectiveAt: null })).toEqual([
      "done",
      "now",
      "todo",
    ]);
    expect(states({ state: "ACCEPTED", effectiveAt: null })).toEqual(["done", "done", "now"]);
    expect(states({})).toEqual(["done", "done", "done"]);
  });

  it("stop where a failure stopped them, with its time", () => {
    const failed = deployment(1, 1, null, {
      state: "FAILED",
      acceptedAt: null,
      effectiveAt: null,
      endedAt: T(60),
    });
    expect(stepsOf(failed)[1]).toEqual({ name: "accepted", at: T(60), state: "stopped" });
    expect(stepsOf(failed)[2]?.state).toBe("todo");
  });
});

describe("the release before", () => {
  it("is what the current deployment replaced", () => {
    expect(releaseBefore([deployment(2, 12, 11, { current: true })])?.name).toBe("v11");
  });

  it("looks past restarts and changes of configuration of the same release", () => {
    const items = [
      deployment(4, 12, 12, { current: true, kind: "RESTART" }),
      deployment(3, 13, 12, { state: "FAILED", effectiveAt: null }),
      deployment(2, 12, 11),
      deployment(1, 11, null),
    ];
    expect(releaseBefore(items)?.name).toBe("v11");
  });

  it("is never one that was deleted", () => {
    const items = [
      deployment(3, 12, 11, { current: true }),
      deployment(2, 11, 10),
      deployment(1, 10, null),
    ];
    expect(releaseBefore(items, (number) => number !== 11)?.name).toBe("v10");
  });

  it("is none while there is only one", () => {
    expect(releaseBefore([deployment(1, 11, null, { current: true })])).toBeNull();
    expect(releaseBefore([])).toBeNull();
  });
});

describe("health since a deployment", () => {
  const tally = (bad: number, total: number) => ({ good: total - bad, total });

  it.each([
    [tally(3, 300), tally(90, 300), "Worse since, failures ×30", "breach"],
    [tally(0, 300), tally(9, 300), "Worse since", "warn"],
    [tally(3, 300), tally(4, 300), "As before", "ok"],
    [tally(0, 20), tally(2, 20), "As before", "ok"],
    [tally(90, 300), tally(3, 300), "Better since", "ok"],
    [tally(3, 300), tally(0, 0), "No request yet", "none"],
    [tally(0, 0), tally(1, 10), "Nothing to compare", "neutral"],
  ])("%j then %j reads %s", (before, after, word, tone) => {
    expect(healthWords({ before, after })?.said).toEqual({ word, tone });
  });

  it("says nothing while nobody looked", () => expect(healthWords(null)).toBeNull());
});

describe("words about releases", () => {
  const release = (number: number): Release => ({
    ...ref(number),
    commit: `${number}abcdef0123456`,
    changeCause: "x",
    artifact: { kind: "JAR", digest: "sha256:abc", fileName: "bot.jar", size: 18_400_000 },
    createdAt: T(0),
    createdBy: page,
    runningIn: [],
  });

  it("names only what differs", () => {
    expect(releaseChanges(release(11), release(12)).map((change) => change.name)).toEqual([
      "release",
      "version",
      "commit",
    ]);
    expect(releaseChanges(release(11), release(11))).toEqual([]);
    expect(releaseChanges(undefined, release(1))).toHaveLength(6);
  });

  it("says who did it and by what means", () => {
    expect(authorWords(page)).toBe("Ada Lind");
    expect(authorWords({ person: ADA, via: "CLI", token: "laptop" })).toBe(
      "Ada Lind, by CLI, token laptop",
    );
    expect(authorWords({ via: "CI", token: "Actions" })).toBe("by CI, token Actions");
    expect(authorWords({ via: "PLATFORM" })).toBe("the platform");
  });

  it.each([
    [512, "512 B"],
    [2_300_000, "2.3 MB"],
    [18_400_000, "18 MB"],
  ])("%i bytes are %s", (size, words) => expect(bytes(size)).toBe(words));
});

describe("configuration that waits", () => {
  const version = (n: number, before: string | null, after: string | null) => ({
    version: n,
    at: T(n),
    by: page,
    reason: "because",
    changes: [{ name: "LEVEL", before, after }],
  });

  it("is the sum of what was saved after the running version", () => {
    const history = [version(3, "b", "c"), version(2, "a", "b"), version(1, null, "a")];
    expect(pendingConfig(history, 1)).toEqual([{ name: "LEVEL", before: "a", after: "c" }]);
    expect(pendingConfig(history, 3)).toEqual([]);
  });

  it("is nothing when a change was taken back", () => {
    expect(pendingConfig([version(3, "b", "a"), version(2, "a", "b")], 1)).toEqual([]);
  });
});
