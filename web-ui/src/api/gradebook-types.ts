import type { components } from "./schema";

type Schemas = components["schemas"];

export type Gradebook = Schemas["GradebookView"];
export type GradebookItem = Schemas["GradebookItemView"];
export type GradebookCell = Schemas["GradebookCellView"];
export type GradebookRow = Schemas["GradebookRowView"];
export type OwnRow = Schemas["OwnRowView"];
export type GradebookSetup = Schemas["GradebookSetupRequest"];
export type PersonIds = Schemas["PersonIdsView"];
export type FillPlan = Schemas["FillPlanView"];
export type FillRow = Schemas["FillRowView"];
