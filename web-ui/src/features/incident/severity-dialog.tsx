import { Radio } from "@mantine/core";
import { useState } from "react";
import { body, http } from "@/api/client";
import type { Incident, Severity } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { SEVERITY_HELP } from "@/components/words";

const SEVERITIES: Severity[] = ["SEV1", "SEV2", "SEV3", "SEV4"];

interface Props {
  incident: Incident;
  onClose: () => void;
  onChanged: (next: Incident) => void;
}

/** Changes how bad it is, with the reason. */
export function SeverityDialog({ incident, onClose, onChanged }: Props) {
  const [severity, setSeverity] = useState<Severity>(incident.severity);
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Severity of INC-${incident.number}`}
      confirm="Change severity"
      blocked={
        severity === incident.severity ? `It is ${severity} already.` : reasonMissing(reason)
      }
      onConfirm={async () => {
        onChanged(
          await body(
            http.POST("/incidents/{id}/severity", {
              params: { path: { id: incident.id } },
              body: { severity, reason: reason.trim() },
            }),
          ),
        );
      }}
    >
      <Radio.Group
        label="How bad is it?"
        value={severity}
        onChange={(value) => setSeverity(value as Severity)}
      >
        <div className="stack">
          {SEVERITIES.map((each) => (
            <Radio key={each} value={each} label={each} description={SEVERITY_HELP[each]} />
          ))}
        </div>
      </Radio.Group>
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
