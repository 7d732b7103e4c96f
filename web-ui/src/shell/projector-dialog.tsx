import { body, http } from "@/api/client";
import { askForProjector, useAskedProjector } from "@/components/projector";
import { ConfirmDialog } from "@/components/confirm-dialog";

/** Asks before this browser is shown to a class, and before it shows everything again. */
export function ProjectorDialog({ reload }: { reload: () => void }) {
  const asked = useAskedProjector();
  const change = async () => {
    await body(http.POST("/session/projector", { body: { on: asked === true } }));
    // Whatever the page has in memory belongs to the other mode.
    reload();
  };
  return (
    <ConfirmDialog
      opened={asked !== null}
      onClose={() => askForProjector(null)}
      title={asked ? "Switch projector mode on?" : "Leave projector mode?"}
      confirm={asked ? "Project" : "Leave and show everything"}
      focusConfirm={asked === true}
      danger={asked === false}
      onConfirm={change}
    >
      {asked ? (
        <p>
          The server then sends this browser no fault names, plan, hints, scores or private chat, in
          all of its tabs. Halting a run still works. Use another browser for what only you may see.
        </p>
      ) : (
        <p>
          This page then shows fault names, the plan, scores and teams’ chat again, to whoever sees
          the wall. Switch the projector off or to another source first.
        </p>
      )}
    </ConfirmDialog>
  );
}
