import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Rule, RunbookItem, RunbookRun, RunbookRuns } from "@/api/automation-types";
import { keys } from "@/api/keys";
import { applyLive } from "./apply";

let cache: QueryClient;
beforeEach(() => {
  cache = new QueryClient();
});

const run = (id: string, more: Partial<RunbookRun> = {}) =>
  ({
    id,
    team: "otter",
    runbook: { id: "book", name: "Slow" },
    state: "RUNNING",
    dryRun: false,
    steps: [],
    ...more,
  }) as unknown as RunbookRun;
const rule = (more: Partial<Rule> = {}) =>
  ({ id: "rule", name: "restart it", enabled: true, lastExecution: null, ...more }) as Rule;
const items = () => cache.getQueryData<RunbookRuns>(keys.runbookRuns("otter"))?.items;

describe("a live run of a runbook", () => {
  it("takes its place and goes on there", () => {
    cache.setQueryData<RunbookRuns>(keys.runbookRuns("otter"), {
      items: [run("a", { state: "DONE" })],
      hasMore: false,
    });
    applyLive(cache, { name: "runbook-run", data: run("b") });
    expect(items()?.map((each) => each.id)).toEqual(["b", "a"]);
    applyLive(cache, { name: "runbook-run", data: run("b", { state: "FAILED" }) });
    expect(items()?.map((each) => each.state)).toEqual(["FAILED", "DONE"]);
    expect(cache.getQueryData<RunbookRun>(keys.runbookRun("b"))?.state).toBe("FAILED");
  });

  it("tells whether its runbook is being gone through; a dry run does not", () => {
    const book = () => cache.getQueryData<RunbookItem[]>(keys.runbooks("otter"))?.[0]?.openRun;
    cache.setQueryData(keys.runbooks("otter"), [{ id: "book", openRun: null }]);
    applyLive(cache, { name: "runbook-run", data: run("dry", { dryRun: true, state: "DONE" }) });
    expect(book()).toBeNull();
    applyLive(cache, { name: "runbook-run", data: run("a") });
    expect(book()).toBe("a");
    applyLive(cache, { name: "runbook-run", data: run("a", { state: "ABORTED" }) });
    expect(book()).toBeNull();
  });
});

describe("a live rule", () => {
  it("replaces the one that is known and asks for what it did", () => {
    cache.setQueryData<Rule[]>(keys.rules("otter"), [rule()]);
    const ask = vi.spyOn(cache, "invalidateQueries");
    applyLive(cache, {
      name: "automation",
      data: { team: "otter", rule: rule({ enabled: false, stoppedBecause: "a circle" }) },
    });
    expect(cache.getQueryData<Rule[]>(keys.rules("otter"))?.[0]?.stoppedBecause).toBe("a circle");
    expect(ask).toHaveBeenCalledWith({ queryKey: keys.ruleExecutions("otter", "rule") });
  });

  it("asks for the list when it is new", () => {
    const ask = vi.spyOn(cache, "invalidateQueries");
    applyLive(cache, { name: "automation", data: { team: "otter", rule: rule() } });
    expect(ask).toHaveBeenCalledWith({ queryKey: keys.rules("otter") });
  });
});
