/** The wire types of objectives, the ledger and the public status page. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Slo = Schemas["SloView"];
export type Trend = NonNullable<Slo["trend"]>;
export type ObjectiveWish = Schemas["ObjectiveRequest"];
export type Ledger = Schemas["LedgerView"];
export type LedgerEntry = Schemas["LedgerEntryView"];
export type LedgerTotal = Schemas["LedgerTotalView"];
export type Cause = LedgerEntry["cause"];
export type PublicStatus = Schemas["PublicStatusView"];
export type StatusState = PublicStatus["state"];
export type StatusDay = Schemas["StatusDayView"];
export type StatusIncident = Schemas["StatusIncidentView"];
