import { NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import type { Incident, Severity } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import { SEVERITY_HELP } from "@/components/words";

const SEVERITIES: Severity[] = ["SEV1", "SEV2", "SEV3", "SEV4"];

interface Props {
  opened: boolean;
  onClose: () => void;
  open: Incident[];
}

/** Declaring takes one field; everything else can be mended later. */
export function DeclareDialog({ opened, onClose, open }: Props) {
  const [title, setTitle] = useState("");
  const [severity, setSeverity] = useState<Severity>("SEV2");
  const cache = useQueryClient();
  const navigate = useNavigate();
  const declare = async () => {
    const incident = await body(
      http.POST("/incidents", { body: { title: title.trim(), severity } }),
    );
    cache.setQueryData(keys.incident(incident.id), incident);
    void cache.invalidateQueries({ queryKey: keys.incidents });
    setTitle("");
    await navigate({ to: "/incidents/$id", params: { id: incident.id } });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Declare incident"
      confirm="Declare incident"
      danger
      blocked={title.trim() ? null : "Say in a few words what users notice."}
      onConfirm={declare}
    >
      {open[0] && (
        <Caution>
          INC-{open[0].number} “{open[0].title}” is still open. A team works on one incident at a
          time; resolve it first, or post an update there.
        </Caution>
      )}
      <TextInput
        label="Title"
        description="What users notice, not what you guess"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={120}
        data-autofocus
      />
      <NativeSelect
        label="Severity"
        value={severity}
        onChange={(event) => setSeverity(event.currentTarget.value as Severity)}
        data={SEVERITIES.map((value) => ({ value, label: `${value}: ${SEVERITY_HELP[value]}` }))}
      />
      <p className="muted">Opens an incident room and a chat channel, and starts the clock.</p>
    </ConfirmDialog>
  );
}
