import type { QueryClient } from "@tanstack/react-query";
import type { Rule, RunbookItem, RunbookRun, RunbookRuns } from "@/api/automation-types";
import { keys } from "@/api/keys";
import type { LiveEvent } from "./apply";

type AutomationEvent = Extract<LiveEvent, { name: "runbook-run" | "automation" }>;

/** Runs of runbooks and what rules do. */
export function applyAutomation(cache: QueryClient, event: AutomationEvent): void {
  switch (event.name) {
    case "runbook-run":
      return applyRunbookRun(cache, event.data);
    case "automation":
      return applyRule(cache, event.data.team, event.data.rule);
  }
}

function applyRunbookRun(cache: QueryClient, run: RunbookRun): void {
  const before = cache
    .getQueryData<RunbookRuns>(keys.runbookRuns(run.team))
    ?.items.find((other) => other.id === run.id);
  cache.setQueryData<RunbookRun>(keys.runbookRun(run.id), run);
  cache.setQueryData<RunbookRuns>(
    keys.runbookRuns(run.team),
    (old) => old && { ...old, items: withItem(old.items, run) },
  );
  if (!run.dryRun) {
    const openRun = run.state === "RUNNING" ? run.id : null;
    cache.setQueryData<RunbookItem[]>(keys.runbooks(run.team), (old) =>
      old?.map((each) => (each.id === run.runbook.id ? { ...each, openRun } : each)),
    );
  }
  if (before?.state !== run.state) {
    void cache.invalidateQueries({ queryKey: keys.runbook(run.team, run.runbook.id), exact: true });
    void cache.invalidateQueries({ queryKey: keys.toil(run.team) });
  }
}

function applyRule(cache: QueryClient, team: string, rule: Rule): void {
  const items = cache.getQueryData<Rule[]>(keys.rules(team));
  const known = items?.find((other) => other.id === rule.id);
  if (items && known)
    cache.setQueryData<Rule[]>(
      keys.rules(team),
      items.map((other) => (other.id === rule.id ? rule : other)),
    );
  else void cache.invalidateQueries({ queryKey: keys.rules(team) });
  void cache.invalidateQueries({ queryKey: keys.ruleExecutions(team, rule.id) });
  if (rule.lastExecution?.state !== known?.lastExecution?.state)
    void cache.invalidateQueries({ queryKey: keys.toil(team) });
}

/** In its place when it is known, else first. */
function withItem(items: RunbookRun[], run: RunbookRun): RunbookRun[] {
  return items.some((other) => other.id === run.id)
    ? items.map((other) => (other.id === run.id ? run : other))
    : [run, ...items];
}
