import type { Scenario } from "@/api/types";

/** Whether robot players have proved the scenario as it is, in half a sentence. */
export function proofText({ proof }: Pick<Scenario, "proof">): string {
  return proof.proven ? `proven on ${proof.provenOn}` : "not proven";
}
