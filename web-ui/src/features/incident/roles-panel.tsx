import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { teamQuery } from "@/api/queries";
import type { Incident, IncidentRole } from "@/api/types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import { ROLE_WORDS } from "@/components/words";
import { HandoverDialog } from "./handover-dialog";
import { RoleCardDialog } from "./role-card-dialog";
import classes from "./incident.module.css";

const ROLES: IncidentRole[] = [
  "INCIDENT_COMMANDER",
  "OPERATIONS_LEAD",
  "COMMUNICATIONS_LEAD",
  "SCRIBE",
  "RESPONDER",
];

interface Props {
  incident: Incident;
  canAssign: boolean;
  onChanged: (next: Incident) => void;
}

/** Who does what, how it goes from one to another, and what it is about. */
export function RolesPanel({ incident, canAssign, onChanged }: Props) {
  const team = useQuery(teamQuery(incident.team.slug));
  const [card, setCard] = useState<IncidentRole | null>(null);
  const [handing, setHanding] = useState<IncidentRole | null>(null);
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
      <div id="incident-roles" tabIndex={-1} className={classes.anchor}>
        {ROLES.map((role) => {
          const holders = incident.roles.filter((each) => each.role === role);
          const holder = role === "RESPONDER" ? undefined : holders[0]?.person;
          return (
            <div key={role} className={classes.role}>
              <span className={classes.roleName}>{ROLE_WORDS[role]}</span>
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
                    ...(holder
                      ? []
                      : [{ value: "", label: role === "RESPONDER" ? "Add…" : "Nobody yet" }]),
                    ...members.map((member) => ({ value: member.id, label: member.name })),
                    ...(holder && !members.some((member) => member.id === holder.id)
                      ? [{ value: holder.id, label: holder.name }]
                      : []),
                  ]}
                />
              ) : (
                role !== "RESPONDER" && (
                  <span className={holder ? "" : "muted"}>{holder?.name ?? "Nobody"}</span>
                )
              )}
              {role === "RESPONDER" && (
                <span className={`${classes.wide} ${holders.length ? "" : "muted"}`}>
                  {holders.map((each) => each.person.name).join(", ") || "Nobody"}
                </span>
              )}
              <span className={`row ${classes.wide}`}>
                {canAssign && holder && (
                  <Button
                    variant="default"
                    size="compact-xs"
                    onClick={() => setHanding(role)}
                    aria-label={`Hand over ${ROLE_WORDS[role]}`}
                  >
                    Hand over…
                  </Button>
                )}
                <Button
                  variant="subtle"
                  size="compact-xs"
                  onClick={() => setCard(role)}
                  aria-label={`Role card of ${ROLE_WORDS[role]}`}
                >
                  Role card
                </Button>
              </span>
            </div>
          );
        })}
        {assign.problem !== null && <ProblemView error={assign.problem} />}
      </div>
      {card && <RoleCardDialog role={card} onClose={() => setCard(null)} />}
      {handing && (
        <HandoverDialog
          incident={incident}
          role={handing}
          members={members}
          onClose={() => setHanding(null)}
          onChanged={onChanged}
        />
      )}
    </Panel>
  );
}
