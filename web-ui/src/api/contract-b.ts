/**
 * Wire types of releases, deployments, configuration, flags, console and tokens as agreed, for the
 * endpoints that the generated schema does not have yet. An alias in `types.ts` replaces each one.
 */
import { body, http } from "./client";
import type { Bot, PersonRef, TeamRef } from "./types";

type Env = Bot["environment"];
type Maybe<T> = T | null;

export interface Author {
  person?: Maybe<PersonRef>;
  via: "PAGE" | "CLI" | "CI" | "CHAT" | "PLATFORM";
  /** The name of the token, never its secret. */
  token?: Maybe<string>;
}

export interface Artifact {
  kind: "JAR" | "ARCHIVE" | "IMAGE";
  digest: string;
  size?: Maybe<number>;
  fileName?: Maybe<string>;
  language?: Maybe<string>;
  image?: Maybe<string>;
}
export interface Release {
  number: number;
  name: string;
  version: string;
  commit?: Maybe<string>;
  changeCause: string;
  artifact: Artifact;
  createdAt: string;
  createdBy: Author;
  deletedAt?: Maybe<string>;
  runningIn: Env[];
}
export interface ReleaseRef {
  number: number;
  name: string;
  version: string;
  digest: string;
}
export interface Tally {
  good: number;
  total: number;
}
export interface Canary {
  steps: number[];
  step: number;
  weight: number;
  stepSeconds: number;
  nextStepAt?: Maybe<string>;
  stable: Tally;
  canary: Tally;
  verdict: string;
}
export interface Deployment {
  team: TeamRef;
  environment: Env;
  number: number;
  kind: "DEPLOY" | "ROLLBACK" | "PROMOTION" | "RESTART" | "CONFIG";
  strategy: "ROLLING" | "CANARY";
  state: "REQUESTED" | "ACCEPTED" | "EFFECTIVE" | "FAILED" | "ABORTED";
  current: boolean;
  release: ReleaseRef;
  previous?: Maybe<ReleaseRef>;
  configVersion: number;
  reason?: Maybe<string>;
  by: Author;
  requestedAt: string;
  acceptedAt?: Maybe<string>;
  effectiveAt?: Maybe<string>;
  endedAt?: Maybe<string>;
  /** Why it failed, or what it waits for. */
  detail?: Maybe<string>;
  canary?: Maybe<Canary>;
  health?: Maybe<{ before: Tally; after: Tally }>;
}
export interface Deployments {
  items: Deployment[];
  hasMore: boolean;
}
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
export interface CanaryPlan {
  steps: number[];
  stepSeconds: number;
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
  deployment: Deployment;
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
