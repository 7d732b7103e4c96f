/** The wire types of runbooks, rules, toil and readiness. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type RunbookItem = Schemas["RunbookItemView"];
export type RunbookStep = Schemas["RunbookStepView"];
export type Runbook = Schemas["RunbookView"];
export type RunbookText = Schemas["RunbookRequest"];
export type RunbookDiff = Schemas["RunbookDiffView"];
export type RunStep = Schemas["RunbookRunStepView"];
export type StepState = RunStep["state"];
export type RunbookRun = Schemas["RunbookRunView"];
export type RunbookRuns = Schemas["RunbookRunsView"];
export type RunState = RunbookRun["state"];

export type RuleAction = Schemas["RuleActionView"];
export type ActionKind = RuleAction["type"];
export type RuleWish = Schemas["RuleRequest"];
export type Rule = Schemas["RuleView"];
export type Execution = Schemas["RuleExecutionView"];
export type ExecutionState = Execution["state"];

export type Toil = Schemas["ToilView"];
export type ToilKind = Schemas["ToilKindView"];
export type ToilCount = Schemas["ToilCountView"];
export type ToilSide = Schemas["ToilSideView"];

export type ReadinessItem = Schemas["ReadinessItemView"];
