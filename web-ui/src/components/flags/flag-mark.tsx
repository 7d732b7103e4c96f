import type { Flag } from "@/api/types";
import classes from "./flag-mark.module.css";

/** ON, OFF or KILLED; for a flag with other values than on and off, ON means it is evaluated. */
export function FlagMark({ flag }: { flag: Flag }) {
  const word = flagState(flag);
  return <span className={`${word === "ON" ? classes.on : classes.off} live`}>{word}</span>;
}

export function flagState(flag: Flag): "ON" | "OFF" | "KILLED" {
  if (flag.enabled === false) return "KILLED";
  return flag.on ? "ON" : "OFF";
}
