import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { deleteDashboard } from "@/api/dashboards";
import { keys } from "@/api/keys";
import type { Dashboard } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { count } from "@/components/numbers";
import { tell } from "@/components/use-action";
import { keepDraft } from "./kept-draft";

interface Props {
  slug: string;
  dashboard: Dashboard;
  onClose: () => void;
}

export function DeleteDialog({ slug, dashboard, onClose }: Props) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${dashboard.title}`}
      confirm={`Delete ${dashboard.title}`}
      danger
      onConfirm={async () => {
        await deleteDashboard(slug, dashboard);
        keepDraft(slug, dashboard.id, null);
        await cache.invalidateQueries({ queryKey: keys.dashboards(slug) });
        await navigate({ to: "/teams/$team/dashboards", params: { team: slug } });
        tell(`Deleted ${dashboard.title}.`);
      }}
    >
      <p>
        Its {count(dashboard.panels.length, "panel")} go away for the whole team, and links to it
        lead nowhere. The metrics themselves stay. This cannot be undone; “Export” keeps a copy that
        can be imported again.
      </p>
    </ConfirmDialog>
  );
}
