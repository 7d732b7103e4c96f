/** The wire types of capacity. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Capacity = Schemas["CapacityView"];
export type EnvCapacity = Schemas["CapacityEnvironmentView"];
export type Usage = Schemas["UsageView"];
export type Forecast = Schemas["ForecastView"];
export type ForecastWish = Schemas["ForecastRequest"];
export type SizeWish = Schemas["SizeRequest"];
export type WhatIf = Schemas["WhatIfView"];
export type WhatIfWish = Schemas["WhatIfRequest"];
