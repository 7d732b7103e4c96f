import type { Role } from "@/api/types";

export interface NavItem {
  label: string;
  to: "/" | "/operate" | "/teams" | "/chat" | "/incidents" | "/grading" | "/scores";
  /** Second key after `g`. */
  key: string;
}

const MISSION: NavItem = { label: "Mission control", to: "/", key: "m" };
const COCKPIT: NavItem = { label: "Cockpit", to: "/", key: "m" };
const TEAMS: NavItem = { label: "Teams", to: "/teams", key: "t" };
const OPERATE: NavItem = { label: "Operate", to: "/operate", key: "o" };
const CHAT: NavItem = { label: "Chat", to: "/chat", key: "c" };
const INCIDENTS: NavItem = { label: "Incidents", to: "/incidents", key: "i" };
const GRADING: NavItem = { label: "Grading", to: "/grading", key: "g" };
const SCORES: NavItem = { label: "Scores", to: "/scores", key: "s" };

/** Whether an item is where the address is: a team's chat counts as chat, not as teams. */
export function isCurrent(item: NavItem, path: string): boolean {
  const part = /^\/teams\/[^/]+\/(\w+)/.exec(path)?.[1];
  if (item.to === "/chat") return path === "/chat" || part === "chat";
  if (item.to === "/operate") return path === "/operate" || (part !== undefined && part !== "chat");
  if (item.to === "/") return path === "/";
  if (item.to === "/grading" && path === "/gradebook") return true;
  return part === undefined && (path === item.to || path.startsWith(`${item.to}/`));
}

/** At most six per role. */
export const NAV: Record<Role, NavItem[]> = {
  INSTRUCTOR: [MISSION, TEAMS, OPERATE, CHAT, INCIDENTS, GRADING],
  GRADER: [GRADING, INCIDENTS, TEAMS, OPERATE, CHAT],
  STUDENT: [COCKPIT, OPERATE, CHAT, INCIDENTS, SCORES],
};
