/** The wire types of what staff grant. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Adjustments = Schemas["AdjustmentsView"];
export type AdjustmentWish = Schemas["AdjustmentRequest"];
