import type { Role } from "@/api/types";

export interface NavItem {
  label: string;
  to: "/" | "/teams" | "/chat" | "/incidents" | "/grading" | "/scores";
  /** Second key after `g`. */
  key: string;
}

const MISSION: NavItem = { label: "Mission control", to: "/", key: "m" };
const COCKPIT: NavItem = { label: "Cockpit", to: "/", key: "m" };
const TEAMS: NavItem = { label: "Teams", to: "/teams", key: "t" };
const CHAT: NavItem = { label: "Chat", to: "/chat", key: "c" };
const INCIDENTS: NavItem = { label: "Incidents", to: "/incidents", key: "i" };
const GRADING: NavItem = { label: "Grading", to: "/grading", key: "g" };
const SCORES: NavItem = { label: "Scores", to: "/scores", key: "s" };

/** At most six per role. */
export const NAV: Record<Role, NavItem[]> = {
  INSTRUCTOR: [MISSION, TEAMS, CHAT, INCIDENTS, GRADING],
  GRADER: [GRADING, INCIDENTS, TEAMS, CHAT],
  STUDENT: [COCKPIT, CHAT, INCIDENTS, SCORES],
};
