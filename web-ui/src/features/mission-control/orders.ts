import type { Run } from "@/api/types";
import { count } from "@/components/numbers";
import { haltRadius } from "./halt-radius";

export type OrderKind = "pause" | "resume" | "extend" | "soften" | "harden" | "halt" | "halt-all";

interface Order {
  /** The button that opens the dialog. */
  button: string;
  title: (run: Run) => string;
  /** What will happen, to whom, and what will not. */
  says: (run: Run) => string;
  confirm: (run: Run) => string;
  done: (run: Run) => string;
  danger: boolean;
  /** Whether one team can be chosen. */
  perTeam: boolean;
}

const teams = (run: Run) => count(run.teams.length, "team");

export const ORDERS: Record<OrderKind, Order> = {
  pause: {
    button: "Pause…",
    title: (run) => `Pause run ${run.number}?`,
    says: (run) =>
      `Nothing new begins for ${teams(run)} until you let the run go on; then everything that is left ` +
      `comes as much later for all of them. What is in force stays until its own time.`,
    confirm: (run) => `Pause run ${run.number}`,
    done: (run) => `Run ${run.number} is paused`,
    danger: false,
    perTeam: false,
  },
  resume: {
    button: "Resume…",
    title: (run) => `Let run ${run.number} go on?`,
    says: (run) =>
      `Everything that has not begun comes later by the length of the pause, for ${teams(run)} alike.`,
    confirm: (run) => `Resume run ${run.number}`,
    done: (run) => `Run ${run.number} goes on`,
    danger: false,
    perTeam: false,
  },
  extend: {
    button: "Extend…",
    title: (run) => `Give run ${run.number} more time?`,
    says: (run) =>
      `What is in force stays longer for ${teams(run)}, and the run ends later by as much. ` +
      `What acts only once does not come again.`,
    confirm: (run) => `Extend run ${run.number}`,
    done: (run) => `Run ${run.number} lasts longer`,
    danger: false,
    perTeam: false,
  },
  soften: {
    button: "Soften…",
    title: (run) => `Make run ${run.number} milder?`,
    says: () =>
      "Halves every measure of the faults that are in force or still to come, within the bounds of each fault.",
    confirm: () => "Soften",
    done: (run) => `Run ${run.number} is milder`,
    danger: false,
    perTeam: true,
  },
  harden: {
    button: "Harden…",
    title: (run) => `Make run ${run.number} harder?`,
    says: () =>
      "Raises every measure of the faults that are in force or still to come by half, within the bounds of each fault.",
    confirm: () => "Harden",
    done: (run) => `Run ${run.number} is harder`,
    danger: false,
    perTeam: true,
  },
  halt: {
    button: "Halt…",
    title: (run) => `Halt run ${run.number}?`,
    says: haltRadius,
    confirm: (run) => `Halt run ${run.number}`,
    done: (run) => `Run ${run.number} is halted`,
    danger: true,
    perTeam: true,
  },
  "halt-all": {
    button: "Halt everything…",
    title: () => "Halt every run?",
    says: () =>
      "Ends every run that goes on, for all teams, and undoes every fault now. A halted run cannot be resumed.",
    confirm: () => "Halt everything",
    done: () => "Everything is halted",
    danger: true,
    perTeam: false,
  },
};

/** What can be ordered of a run as it stands. */
export function ordersFor(run: Run): OrderKind[] {
  if (run.state === "PAUSED") return ["resume", "extend", "soften", "harden", "halt", "halt-all"];
  if (run.state === "ARMED" || run.state === "RUNNING") {
    return ["pause", "extend", "soften", "harden", "halt", "halt-all"];
  }
  return ["halt", "halt-all"];
}
