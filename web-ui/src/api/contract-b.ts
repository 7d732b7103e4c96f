/**
 * Wire types of releases, deployments, configuration, flags, console and tokens as agreed, for the
 * endpoints that the generated schema does not have yet. An alias in `types.ts` replaces each one.
 */
import { body, http } from "./client";
import type { Author, Bot, PersonRef, TeamRef } from "./types";

type Env = Bot["environment"];
type Maybe<T> = T | null;

export interface Change {
  name: string;
  before?: Maybe<string>;
  after?: Maybe<string>;
}
export interface DeploymentDiff {
  from?: Maybe<number>;
  to: number;
  artifact: Change[];
  config: Change[];
  flags: Change[];
}
export interface Secret {
  name: string;
  version: number;
  setAt: string;
  setBy: Author;
}
export interface Variable {
  name: string;
  value: string;
}
export interface Config {
  environment: Env;
  version: number;
  variables: Variable[];
  secrets: Secret[];
  /** The version that the current deployment runs with. */
  running?: Maybe<number>;
  reserved: string[];
}
export interface ConfigVersion {
  version: number;
  at: string;
  by: Author;
  reason?: Maybe<string>;
  changes: Change[];
}

export interface Freeze {
  id: string;
  team?: Maybe<TeamRef>;
  environment?: Maybe<Env>;
  from: string;
  until: string;
  reason: string;
  by: PersonRef;
  active: boolean;
}

export interface LiveAdditions {
  config: { team: string; environment: Env; version: number };
}

type Method = "GET" | "POST" | "PUT" | "DELETE";
const loose = http as unknown as Record<
  Method,
  (path: string, init: object) => Promise<{ data?: unknown }>
>;

/** Calls an endpoint that the generated paths do not have yet. */
export function call<T>(method: Method, path: string, init: object = {}): Promise<T> {
  return body(loose[method](path, init)) as Promise<T>;
}
