import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createDashboard, dashboardsQuery, saveDashboard } from "@/api/dashboards";
import { keys } from "@/api/keys";
import type { DashboardPanel, Unit } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import type { TeamScope } from "@/components/operate/scope";
import { UNIT_WORDS } from "@/components/telemetry/units";
import { tell } from "@/components/use-action";

interface Props {
  scope: TeamScope;
  query: string;
  heat: boolean;
  unit: Unit;
  slo: number | null;
  onClose: () => void;
}

const NEW = "new";

/** Keeps an expression as a panel of a dashboard. */
export function AddDialog({ scope, query, heat, unit: guessed, slo, onClose }: Props) {
  const { slug, env } = scope;
  const cache = useQueryClient();
  const boards = useQuery(dashboardsQuery(slug));
  const items = boards.data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [title, setTitle] = useState("");
  const [unit, setUnit] = useState(guessed);
  const target = chosen ?? items[0]?.id ?? NEW;
  const add = async () => {
    const panel: DashboardPanel = {
      id: crypto.randomUUID(),
      title: title.trim(),
      kind: heat ? "HISTOGRAM" : "LINE",
      environment: env,
      query,
      unit,
      slo,
      width: 6,
    };
    const old = items.find((each) => each.id === target);
    const saved = old
      ? await saveDashboard(slug, old.id, old.version, {
          title: old.title,
          panels: [...old.panels, panel],
        }).catch(async (thrown: unknown) => {
          await boards.refetch();
          throw thrown;
        })
      : await createDashboard(slug, { title: name.trim(), panels: [panel] });
    cache.setQueryData(keys.dashboard(slug, saved.id), saved);
    await cache.invalidateQueries({ queryKey: keys.dashboards(slug) });
    tell(`Added to ${saved.title}.`);
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Add to dashboard"
      confirm="Add panel"
      onConfirm={add}
      blocked={
        title.trim() === ""
          ? "Give the panel a title."
          : target === NEW && name.trim() === ""
            ? "Give the new dashboard a name."
            : null
      }
    >
      <NativeSelect
        label="Dashboard"
        value={target}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          ...items.map((each) => ({ value: each.id, label: each.title })),
          { value: NEW, label: "A new one…" },
        ]}
      />
      {target === NEW && (
        <TextInput
          label="Name of the new dashboard"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <TextInput
        label="Title of the panel"
        maxLength={100}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NativeSelect
        label="Unit"
        value={unit}
        onChange={(event) => setUnit(event.currentTarget.value as Unit)}
        data={Object.entries(UNIT_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <p className="muted micro mono">{query}</p>
    </ConfirmDialog>
  );
}
