import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Scenario } from "@/api/types";

type Proof = Scenario["proof"];

/** Whether a run is to count, and the reason that an unproven scenario needs for it. */
export function useCredit(initial: boolean) {
  const [credit, setCredit] = useState(initial);
  const [reason, setReason] = useState("");
  const [diagnosis, setDiagnosis] = useState(false);
  return {
    credit,
    setCredit,
    reason,
    setReason,
    diagnosis,
    setDiagnosis,
    /** What a launch or a plan says of it. */
    terms(proof: Proof) {
      return { credit, ...(credit && !proof.proven ? { unprovenReason: reason.trim() } : {}) };
    },
    isUnexplained(proof: Proof) {
      return credit && !proof.proven && reason.trim().length < 3;
    },
  };
}

export function CreditField({ proof, of }: { proof: Proof; of: ReturnType<typeof useCredit> }) {
  return (
    <section aria-label="Grade" className="stack tight">
      <Switch
        label="Counts for the grade"
        checked={of.credit}
        onChange={(event) => of.setCredit(event.currentTarget.checked)}
        description={
          proof.proven
            ? `Robot players proved this scenario on ${proof.provenOn}.`
            : (proof.reason ?? "Robot players have not proved this scenario yet.")
        }
      />
      {of.credit && !proof.proven && (
        <TextInput
          label="Why it is to count nevertheless"
          description="Kept as evidence with the run."
          value={of.reason}
          maxLength={200}
          onChange={(event) => of.setReason(event.currentTarget.value)}
          required
        />
      )}
    </section>
  );
}
