/** The wire types of capacity. */
import type { Env, PersonRef } from "./types";

export interface Usage {
  at: string;
  /** Cores. */
  cpu: number;
  rssBytes: number;
  requestsPerSecond?: number | null;
}
export interface EnvCapacity {
  environment: Env;
  version: number;
  size: { memoryMiB: number; cpuPercent: number; cpuShare: number; instances: number };
  units: number;
  limits: { memoryBytes: number; heapBytes: number; niceness: number; explanation: string };
  /** Minutes of the last hour, oldest first. */
  measured: Usage[];
  /** The most of each in a minute of the last day. */
  peak?: { cpu: number; rssBytes: number; requestsPerSecond?: number | null } | null;
  /** What the peak left free, 0 to 1. */
  headroom?: { memory: number; cpu: number } | null;
  change?: { at: string; by?: PersonRef | null; reason: string } | null;
}
export interface ForecastScore {
  measuredPeak: number;
  /** 0.2: a fifth too high. */
  error: number;
  availability: number;
  objectiveMet: boolean;
  unitsUsed: number;
  withinUnits: boolean;
}
export interface ForecastWish {
  environment: Env;
  from: string;
  until: string;
  peakRequestsPerSecond: number;
  unitsBudget: number;
  reasoning: string;
}
export interface Forecast extends ForecastWish {
  id: string;
  filedAt: string;
  filedBy?: PersonRef | null;
  score?: ForecastScore | null;
}
export interface Capacity {
  budget: { units: number; used: number; left: number };
  environments: EnvCapacity[];
  forecasts: Forecast[];
  explanation: string;
}
export interface SizeWish {
  memoryMiB: number;
  cpuPercent: number;
  reason: string;
}
export interface WhatIfWish {
  environment: Env;
  requestsPerSecond: number;
  memoryMiB: number;
  cpuPercent: number;
}
export interface WhatIf {
  fits: boolean;
  units: number;
  predicted: { cpu: number; rss: number; p95Ms?: number | null };
  basis: string;
  problems: string[];
}
