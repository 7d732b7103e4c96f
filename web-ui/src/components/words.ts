import type {
  AssessmentState,
  Bot,
  Env,
  IncidentRole,
  IncidentStatus,
  Lane,
  Severity,
  SliState,
  Step,
  Track,
} from "@/api/types";

/** The tone decides shape and colour; the word always stands beside it. */
export type Tone = "ok" | "warn" | "breach" | "none" | "neutral";

export interface Said {
  word: string;
  tone: Tone;
}

export const SLI_WORDS: Record<SliState, Said> = {
  OK: { word: "OK", tone: "ok" },
  BURNING: { word: "Burning", tone: "warn" },
  BREACHING: { word: "Breaching", tone: "breach" },
  NO_DATA: { word: "No data", tone: "none" },
};

export const BOT_WORDS: Record<Bot["observed"], Said> = {
  STARTING: { word: "Starting", tone: "neutral" },
  CONNECTED: { word: "Connected", tone: "ok" },
  DISCONNECTED: { word: "Disconnected", tone: "breach" },
  BACKING_OFF: { word: "Crashing, backing off", tone: "breach" },
  STOPPED: { word: "Stopped", tone: "none" },
};

export const INCIDENT_WORDS: Record<IncidentStatus, Said> = {
  INVESTIGATING: { word: "Investigating", tone: "breach" },
  IDENTIFIED: { word: "Identified", tone: "warn" },
  MITIGATED: { word: "Mitigated", tone: "neutral" },
  RESOLVED: { word: "Resolved", tone: "ok" },
};

export const STATUS_ORDER: IncidentStatus[] = [
  "INVESTIGATING",
  "IDENTIFIED",
  "MITIGATED",
  "RESOLVED",
];

export const STEP_WORDS: Record<Step["state"], Said> = {
  PLANNED: { word: "Planned", tone: "none" },
  ARMED: { word: "Armed", tone: "none" },
  INTENT: { word: "About to apply", tone: "neutral" },
  APPLYING: { word: "Applying", tone: "neutral" },
  APPLIED: { word: "Applied", tone: "neutral" },
  VERIFIED: { word: "Effect verified", tone: "neutral" },
  REVERTING: { word: "Reverting", tone: "neutral" },
  REVERTED: { word: "Reverted", tone: "neutral" },
  CLEAN: { word: "Clean", tone: "ok" },
  VOID: { word: "Void", tone: "none" },
  SUPERSEDED: { word: "Superseded", tone: "none" },
  STUCK: { word: "Stuck", tone: "breach" },
  SENT: { word: "Sent", tone: "ok" },
  SKIPPED: { word: "Skipped", tone: "none" },
};

export const ASSESSMENT_WORDS: Record<AssessmentState, Said> = {
  AWAITING_POSTMORTEM: { word: "Waiting for postmortem", tone: "none" },
  READY: { word: "Ready to grade", tone: "neutral" },
  DRAFT: { word: "Draft", tone: "warn" },
  PUBLISHED: { word: "Published", tone: "ok" },
};

export const ROLE_WORDS: Record<IncidentRole, string> = {
  INCIDENT_COMMANDER: "Incident commander",
  OPERATIONS_LEAD: "Operations lead",
  COMMUNICATIONS_LEAD: "Communications lead",
  SCRIBE: "Scribe",
  RESPONDER: "Responder",
};

export const SEVERITY_HELP: Record<Severity, string> = {
  SEV1: "Most users cannot work",
  SEV2: "Many users are affected",
  SEV3: "Some users are affected",
  SEV4: "Hardly anyone notices",
};

export const ENV_WORDS: Record<Env, string> = { PRODUCTION: "Production", STAGING: "Staging" };

export const TRACK_WORDS: Record<Track, string> = {
  FAULT: "Faults",
  SLI: "SLI",
  ALARM: "Alarms",
  DEPLOY: "Deploys",
  FLAG: "Flags",
  CONFIG: "Config",
  CHAT: "Chat",
  UPDATE: "Updates",
  STAFF: "Instructor",
  NOTE: "Notes",
  SYSTEM: "System",
};

export const LANE_WORDS: Record<Lane, string> = {
  FAULT: "Faults",
  SLI: "SLI",
  ACTION: "Actions",
  CHAT: "Chat",
  INCIDENT: "Incident",
  ALARM: "Alarms",
  BOT: "Bot",
  PLATFORM: "Platform",
};
