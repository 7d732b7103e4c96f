import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { body, http } from "@/api/client";
import { teamQuery } from "@/api/queries";
import type { Incident, IncidentRole } from "@/api/types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import { ROLE_WORDS } from "@/components/words";
import classes from "./incident.module.css";

const ROLES: IncidentRole[] = ["INCIDENT_COMMANDER", "COMMUNICATIONS_LEAD", "SCRIBE", "RESPONDER"];

interface Props {
  incident: Incident;
  canAssign: boolean;
  onChanged: (next: Incident) => void;
}

/** Who does what. */
export function RolesPanel({ incident, canAssign, onChanged }: Props) {
  const team = useQuery(teamQuery(incident.team.slug));
  const members = team.data?.members ?? [];
  const assign = useAction(async (role: IncidentRole, personId: string) => {
    onChanged(
      await body(
        http.POST("/incidents/{id}/roles", {
          params: { path: { id: incident.id } },
          body: { role, personId },
        }),
      ),
    );
  });
  return (
    <Panel title="Roles" live>
      {ROLES.map((role) => {
        const holder = incident.roles.find((each) => each.role === role)?.person;
        return (
          <div key={role} className={classes.role}>
            <span>{ROLE_WORDS[role]}</span>
            {canAssign ? (
              <NativeSelect
                size="xs"
                aria-label={ROLE_WORDS[role]}
                value={holder?.id ?? ""}
                disabled={assign.busy}
                onChange={(event) => {
                  if (event.currentTarget.value) void assign.run(role, event.currentTarget.value);
                }}
                data={[
                  ...(holder ? [] : [{ value: "", label: "Nobody yet" }]),
                  ...members.map((member) => ({ value: member.id, label: member.name })),
                  ...(holder && !members.some((member) => member.id === holder.id)
                    ? [{ value: holder.id, label: holder.name }]
                    : []),
                ]}
              />
            ) : (
              <span className={holder ? "" : "muted"}>{holder?.name ?? "Nobody"}</span>
            )}
          </div>
        );
      })}
      {assign.problem !== null && <ProblemView error={assign.problem} />}
    </Panel>
  );
}
