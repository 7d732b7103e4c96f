import type { components } from "./schema";

type Schemas = components["schemas"];

export type Debrief = Schemas["DebriefView"];
export type DebriefRun = Schemas["DebriefRunView"];
export type DebriefTeam = Schemas["DebriefTeamView"];
export type Chapter = Schemas["ChapterView"];
export type Distribution = Schemas["DistributionView"];
export type Learning = Schemas["LearningView"];
export type Replay = Schemas["ReplayView"];
export type ReplayMoment = Schemas["ReplayMomentView"];
