import type { CSSProperties } from "react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import GripVertical from "lucide-react/icons/grip-vertical";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { DashboardPanel } from "@/api/types";
import type { Marker } from "@/components/charts/chart-plugins";
import { Panel } from "@/components/panel";
import { logsSearch } from "@/components/telemetry/log-address";
import type { WindowState } from "@/components/telemetry/use-window";
import { LogsView } from "./logs-view";
import { MetricView } from "./metric-view";
import { logAddress } from "./log-query";
import classes from "./dashboards.module.css";

export interface CardEdit {
  first: boolean;
  last: boolean;
  onMove: (places: number) => void;
  onEdit: () => void;
  onRemove: () => void;
  onDrag: (id: string | null) => void;
  onDrop: (id: string) => void;
}

interface Props {
  slug: string;
  panel: DashboardPanel;
  windows: WindowState;
  markers: Marker[];
  edit: CardEdit | null;
}

/** One picture of a dashboard; while editing it can be moved by buttons or by its handle. */
export function PanelCard({ slug, panel, windows, markers, edit }: Props) {
  return (
    <div
      className={classes.card}
      style={{ "--fd-span": panel.width } as CSSProperties}
      data-kind={panel.kind}
      onDragOver={(event) => edit && event.preventDefault()}
      onDrop={() => edit?.onDrop(panel.id)}
    >
      <Panel
        title={panel.title}
        live
        className={classes.panel ?? ""}
        actions={
          edit ? (
            <EditTools title={panel.title} id={panel.id} edit={edit} />
          ) : (
            <span className={classes.more}>
              {panel.environment === "STAGING" && <span className="muted micro">staging</span>}
              <More slug={slug} panel={panel} windows={windows} />
            </span>
          )
        }
      >
        {panel.kind === "LOGS" ? (
          <LogsView slug={slug} panel={panel} windows={windows} />
        ) : (
          <MetricView slug={slug} panel={panel} windows={windows} markers={markers} />
        )}
        {panel.kind !== "STAT" && (
          <p className={`${classes.caption} mono`} title={panel.query}>
            {panel.query || "all lines"}
          </p>
        )}
      </Panel>
    </div>
  );
}

/** The same picture where it can be asked further, at the same time. */
function More({ slug, panel, windows }: Pick<Props, "slug" | "panel" | "windows">) {
  const env = panel.environment === "STAGING" ? { env: "STAGING" as const } : {};
  const { moving, name, from, to } = windows.window;
  const time = moving ? (name === "15m" ? {} : { last: name }) : { from, to };
  if (panel.kind === "LOGS")
    return (
      <Link
        to="/teams/$team/logs"
        params={{ team: slug }}
        search={{ ...env, ...time, ...logsSearch(logAddress(panel.query)) }}
        aria-label={`${panel.title} in the logs`}
      >
        Logs
      </Link>
    );
  return (
    <Link
      to="/teams/$team/metrics"
      params={{ team: slug }}
      search={{
        ...env,
        ...time,
        q: panel.query,
        ...(panel.kind === "HISTOGRAM" ? { view: "heat" as const } : {}),
        ...(typeof panel.slo === "number" ? { slo: panel.slo } : {}),
      }}
      aria-label={`Explore ${panel.title}`}
    >
      Explore
    </Link>
  );
}

function EditTools({ title, id, edit }: { title: string; id: string; edit: CardEdit }) {
  return (
    <>
      <span
        className={classes.handle}
        draggable
        title="Drag to another place"
        aria-hidden="true"
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", title);
          edit.onDrag(id);
        }}
        onDragEnd={() => edit.onDrag(null)}
      >
        <GripVertical size={16} />
      </span>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Move ${title} earlier`}
        disabled={edit.first}
        onClick={() => edit.onMove(-1)}
      >
        <ArrowLeft size={14} />
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Move ${title} later`}
        disabled={edit.last}
        onClick={() => edit.onMove(1)}
      >
        <ArrowRight size={14} />
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Edit ${title}`}
        onClick={edit.onEdit}
      >
        Edit
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Remove ${title}`}
        onClick={edit.onRemove}
      >
        Remove
      </Button>
    </>
  );
}
