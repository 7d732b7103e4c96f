import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { restartBot } from "@/api/bot";
import { keys } from "@/api/keys";
import type { TeamRef } from "@/api/types";
import { actOnce, useActsFor } from "@/components/acting";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { useSession } from "@/components/session";

/** Restarts a team's production bot from where it is seen to be missing. Instructors only. */
export function RestartButton({ team }: { team: TeamRef }) {
  const { role } = useSession();
  const acts = useActsFor(team.slug);
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  if (role !== "INSTRUCTOR") return null;
  const restart = async () => {
    await actOnce(team.slug, acts, () => restartBot(team.slug, "PRODUCTION"));
    void cache.invalidateQueries({ queryKey: keys.lobby });
    void cache.invalidateQueries({ queryKey: keys.acting });
  };
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setAsking(true)}>
        Restart bot…<span className="hidden-visually"> of {team.name}</span>
      </Button>
      {asking && (
        <ConfirmDialog
          opened
          onClose={() => setAsking(false)}
          title={`Restart the production bot of ${team.name}?`}
          confirm="Restart bot"
          onConfirm={restart}
          focusConfirm
        >
          <p>
            The release in service starts anew; a bot that is down is started at once. You act for{" "}
            {team.name} while it is asked for: the team is told, and it is recorded with your name.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
