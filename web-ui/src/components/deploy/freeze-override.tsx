import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { freezesQuery } from "@/api/delivery";
import { sessionQuery } from "@/api/queries";
import type { Env, Freeze } from "@/api/types";
import { Caution } from "@/components/empty";
import { When } from "@/components/time";
import { freezer } from "./deploy-words";

/** The freeze that holds a deployment back now, and whether it is to be passed over. */
export interface FreezeGate {
  frozen: Freeze | null;
  /** A team passes over its own freeze; the course's only instructors do. */
  mayOverride: boolean;
  override: boolean;
  setOverride: (override: boolean) => void;
  /** Why nothing can be deployed yet, or null. */
  blocked: string | null;
}

export function useFreezeGate(slug: string, env: Env): FreezeGate {
  const freezes = useQuery(freezesQuery(slug));
  const session = useQuery(sessionQuery);
  const [ticked, setTicked] = useState<Env | null>(null);
  const mine = (freeze: Freeze) => Boolean(freeze.team) || session.data?.role === "INSTRUCTOR";
  const active = (freezes.data ?? []).filter(
    (each) => each.active && (!each.environment || each.environment === env),
  );
  // One that may not be passed over decides.
  const frozen = active.find((each) => !mine(each)) ?? active[0] ?? null;
  const mayOverride = frozen === null || mine(frozen);
  const override = mayOverride && ticked === env;
  return {
    frozen,
    mayOverride,
    override,
    setOverride: (wanted) => setTicked(wanted ? env : null),
    blocked:
      frozen === null || override
        ? null
        : mayOverride
          ? "A freeze is active: tick the override to deploy all the same."
          : "The course froze deployments; an instructor may deploy in spite of it.",
  };
}

/** Says what is frozen, until when, why and by whom, and lets those who may pass over it. */
export function FreezeOverride({ gate }: { gate: FreezeGate }) {
  const { frozen } = gate;
  if (!frozen) return null;
  return (
    <Caution>
      <p>
        <strong>Frozen</strong> until <When at={frozen.until} />: {frozen.reason} ({freezer(frozen)}
        ).
        {!gate.mayOverride && " It is the course’s: only an instructor may deploy in spite of it."}
      </p>
      {gate.mayOverride && (
        <Checkbox
          mt={6}
          size="xs"
          checked={gate.override}
          onChange={(event) => gate.setOverride(event.currentTarget.checked)}
          label="Override the freeze; the record will say so"
        />
      )}
    </Caution>
  );
}
