import type { Deployment } from "@/api/types";
import { StateMark } from "@/components/state-mark";
import { healthWords } from "./deploy-words";

/** What users felt since a deployment, in a word and in figures. */
export function HealthLine({ health }: { health: Deployment["health"] }) {
  const words = healthWords(health);
  if (!words) return null;
  return (
    <p className="row wrap" style={{ columnGap: 12, rowGap: 2 }}>
      <StateMark said={words.said} live />
      <span className="muted num">{words.detail}</span>
    </p>
  );
}
