import { useQuery } from "@tanstack/react-query";
import { actFor, actingQuery, stopActing } from "@/api/acting";
import { connection } from "@/live/connection";
import { useSession } from "./session";

/** Why somebody of staff cannot press a team's buttons yet. */
export const LOOKING =
  "You only look at this team. To do this for it, first choose 'Act as' at the top of the page.";

/** Whether one may do what the team's students do: its own, and an instructor who acts for it. */
export function useActsFor(slug: string): boolean {
  const { role, team, person } = useSession();
  const acts = useQuery({
    ...actingQuery,
    enabled: role === "INSTRUCTOR",
    select: (turns) =>
      turns.some(
        (turn) =>
          turn.by.id === person.id &&
          turn.team.slug === slug &&
          Date.parse(turn.ends) > connection.serverNow(),
      ),
  }).data;
  return role === "STUDENT" ? team?.slug === slug : acts === true;
}

/** Does one thing for a team in its name: the team is told, and the turn ends with it. */
export async function actOnce<T>(slug: string, acts: boolean, what: () => Promise<T>): Promise<T> {
  if (acts) return what();
  await actFor(slug);
  try {
    return await what();
  } finally {
    await stopActing();
  }
}
