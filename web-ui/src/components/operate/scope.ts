import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { teamQuery } from "@/api/queries";
import type { Env, Team } from "@/api/types";
import { useActsFor } from "@/components/acting";
import { useSession } from "@/components/session";

export interface TeamScope {
  slug: string;
  /** The team's name, or its address until that is known. */
  name: string;
  team: Team | undefined;
  missing: boolean;
  env: Env;
  setEnv: (env: Env) => void;
  /** Own students, and an instructor who acts for the team; all others only look. */
  canAct: boolean;
  mine: boolean;
}

/** Which team's service the address is about, in which environment, and what one may do there. */
export function useTeamScope(): TeamScope {
  const { role, team: own } = useSession();
  const { team: slug = "" } = useParams({ strict: false });
  const env: Env = useSearch({ strict: false }).env ?? "PRODUCTION";
  const navigate = useNavigate();
  const team = useQuery(teamQuery(slug));
  const acts = useActsFor(slug);
  const mine = role === "STUDENT" && own?.slug === slug;
  return {
    slug,
    name: team.data?.name ?? (own?.slug === slug ? own.name : slug),
    team: team.data,
    missing: team.error !== null && "status" in team.error && team.error.status === 404,
    env,
    setEnv: (next) =>
      void navigate({
        to: ".",
        replace: true,
        search: (old) => {
          const { env: _, ...rest } = old;
          return next === "PRODUCTION" ? rest : { ...rest, env: next };
        },
      }),
    canAct: mine || (role === "INSTRUCTOR" && acts),
    mine,
  };
}
