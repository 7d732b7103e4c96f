import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Runbook } from "@/api/automation-types";
import { keys } from "@/api/keys";
import { deleteRunbook } from "@/api/runbooks";
import { ConfirmDialog } from "@/components/confirm-dialog";
import type { TeamScope } from "@/components/operate/scope";

interface Props {
  scope: TeamScope;
  runbook: Runbook;
  onClose: () => void;
}

/** The server refuses while an alarm, a rule or an open run needs it, and says which. */
export function DeleteDialog({ scope, runbook, onClose }: Props) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete “${runbook.title}”?`}
      confirm="Delete runbook"
      danger
      onConfirm={async () => {
        await deleteRunbook(scope.slug, runbook.id, runbook.version);
        await navigate({ to: "/teams/$team/runbooks", params: { team: scope.slug } });
        cache.removeQueries({ queryKey: keys.runbook(scope.slug, runbook.id) });
        await cache.invalidateQueries({ queryKey: keys.runbooks(scope.slug) });
      }}
    >
      <p>Nobody finds it any more. What was done with it stays on the timeline.</p>
    </ConfirmDialog>
  );
}
