import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import { keepOlder } from "@/api/delivery";
import { keys } from "@/api/keys";
import type { Deployment, Deployments } from "@/api/types";
import { OTTER } from "@/test/samples";
import { applyLive } from "./apply";

const deployment = (number: number, more: Partial<Deployment> = {}) =>
  ({
    team: OTTER,
    environment: "STAGING",
    number,
    state: "EFFECTIVE",
    current: false,
    ...more,
  }) as Deployment;
const page = (...numbers: number[]): Deployments => ({
  items: numbers.map((number) => deployment(number)),
  hasMore: false,
});
const KEY = keys.deployments("otter", "STAGING");

describe("a live deployment", () => {
  it("takes its place on top and is the only current one", () => {
    const cache = new QueryClient();
    cache.setQueryData(KEY, { items: [deployment(1, { current: true })], hasMore: false });
    applyLive(cache, { name: "deployment", data: deployment(2, { current: true }) });
    const items = cache.getQueryData<Deployments>(KEY)?.items ?? [];
    expect(items.map((each) => [each.number, each.current])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it("leaves the one in service alone while it is on its way", () => {
    const cache = new QueryClient();
    cache.setQueryData(KEY, { items: [deployment(1, { current: true })], hasMore: false });
    applyLive(cache, { name: "deployment", data: deployment(2, { state: "REQUESTED" }) });
    expect(cache.getQueryData<Deployments>(KEY)?.items[1]?.current).toBe(true);
  });

  it("asks again for releases and configuration only when its state moved", () => {
    const cache = new QueryClient();
    cache.setQueryData(KEY, page(1));
    const ask = vi.spyOn(cache, "invalidateQueries");
    applyLive(cache, { name: "deployment", data: deployment(1) });
    expect(ask).not.toHaveBeenCalled();
    applyLive(cache, { name: "deployment", data: deployment(1, { state: "ABORTED" }) });
    expect(ask).toHaveBeenCalled();
  });
});

describe("older pages", () => {
  it("stay under a fresh first page", () => {
    const kept = keepOlder({ ...page(5, 4, 3, 2), hasMore: true }, page(6, 5, 4));
    expect(kept.items.map((each) => each.number)).toEqual([6, 5, 4, 3, 2]);
    expect(kept.hasMore).toBe(true);
  });
});

describe("live configuration", () => {
  it("is asked for again only when it is newer than what is shown", () => {
    const cache = new QueryClient();
    cache.setQueryData(keys.config("otter", "STAGING"), { version: 4 });
    const ask = vi.spyOn(cache, "invalidateQueries");
    const data = (version: number) => ({ team: "otter", environment: "STAGING" as const, version });
    applyLive(cache, { name: "config", data: data(4) });
    expect(ask).not.toHaveBeenCalled();
    applyLive(cache, { name: "config", data: data(5) });
    expect(ask).toHaveBeenCalledWith({ queryKey: keys.config("otter", "STAGING") });
  });
});
