import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { actFor, actingQuery, stopActing } from "@/api/acting";
import { keys } from "@/api/keys";
import { teamsQuery } from "@/api/queries";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { useSession } from "@/components/session";
import { clock, useNow } from "@/components/time";
import { tellProblem } from "@/components/use-action";
import classes from "./shell.module.css";

/**
 * Over the full width: that staff only look at a team's screens, or who acts for which team until
 * when. Acting takes a second click, is recorded and told to the team.
 */
export function ActingBar({ path }: { path: string }) {
  const { role, person } = useSession();
  const turns = useQuery(actingQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const now = useNow();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const slug = /^\/teams\/([^/]+)/.exec(path)?.[1];
  const team = teams.find((each) => each.slug === slug);
  const going = turns.filter((turn) => Date.parse(turn.ends) > now);
  const own = going.find((turn) => turn.by.id === person.id);
  const shown = going.filter((turn) => turn === own || turn.team.slug === slug);
  const refresh = () => void cache.invalidateQueries({ queryKey: keys.acting });
  const looking = team && role === "INSTRUCTOR" && own?.team.slug !== team.slug;
  if (shown.length === 0 && !looking) return null;
  return (
    <aside className={shown.length > 0 ? classes.modes : classes.looking} aria-label="Acting as">
      {shown.map((turn) => (
        <span key={turn.by.id}>
          <strong>ACTING AS team {turn.team.name}</strong>: turned on by{" "}
          {turn === own ? `${turn.by.name} (you)` : turn.by.name} at {clock(turn.began)}, ends by
          itself at {clock(turn.ends)}; recorded, and shown to the team.
        </span>
      ))}
      {own && (
        <button
          type="button"
          className={classes.modeEnd}
          onClick={() => void stopActing().then(refresh, tellProblem)}
        >
          Stop acting
        </button>
      )}
      {looking && (
        <>
          <span>You look at the screens of {team.name}, read-only.</span>
          <button type="button" className={classes.modeEnd} onClick={() => setAsking(true)}>
            Act as {team.name}…
          </button>
        </>
      )}
      {asking && team && (
        <ConfirmDialog
          opened
          onClose={() => setAsking(false)}
          title={`Act as team ${team.name}?`}
          confirm={`Act as ${team.name}`}
          onConfirm={() => actFor(team.slug).then(refresh)}
          focusConfirm
        >
          <p>
            For 30 minutes you can do what its students do: roll back, change flags and settings,
            acknowledge. Not grade or hand in for them.
          </p>
          <p>
            The team is told in its ops channel, and everything you do stands in its activity with
            your name.{own ? ` You stop acting as ${own.team.name}.` : ""}
          </p>
        </ConfirmDialog>
      )}
    </aside>
  );
}
