import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { dashboardQuery, saveDashboard } from "@/api/dashboards";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { Dashboard, DashboardContent } from "@/api/types";
import { tell } from "@/components/use-action";
import { same } from "./draft";
import { type Draft, draftOf, keepDraft } from "./kept-draft";

export interface Edit {
  editing: boolean;
  content: DashboardContent;
  dirty: boolean;
  busy: boolean;
  problem: unknown;
  draft: Draft | null;
  /** What somebody else saved while this was edited. */
  theirs: Dashboard | null;
  start: () => void;
  /** Ends editing; changes stay on this machine. */
  leave: () => void;
  change: (content: DashboardContent) => void;
  discard: () => void;
  save: () => Promise<void>;
  /** Goes on with this on top of what they saved. */
  onTop: (content: DashboardContent) => void;
}

/** An edit of a dashboard. Unsaved changes are kept on this machine until they are saved or dropped. */
export function useEdit(slug: string, dashboard: Dashboard, canAct: boolean): Edit {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const editing = useSearch({ strict: false }).edit === true && canAct;
  const [draft, setDraft] = useState(() => draftOf(slug, dashboard.id));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<Dashboard | null>(null);
  const saved = { title: dashboard.title, panels: dashboard.panels };

  const keep = (next: Draft | null) => {
    setDraft(next);
    keepDraft(slug, dashboard.id, next);
  };
  const show = (edit: boolean) =>
    void navigate({
      to: ".",
      resetScroll: false,
      search: (old: Record<string, unknown>) => {
        const { edit: _, ...rest } = old;
        return (edit ? { ...rest, edit: true } : rest) as never;
      },
    });
  const change = (content: DashboardContent) => {
    const base = draft ?? { version: dashboard.version, base: saved };
    keep(same(content, base.base) ? null : { ...base, content, at: Date.now() });
  };
  const save = async () => {
    if (!draft) return show(false);
    setBusy(true);
    setProblem(null);
    try {
      const next = await saveDashboard(slug, dashboard.id, draft.version, draft.content);
      cache.setQueryData(keys.dashboard(slug, dashboard.id), next);
      void cache.invalidateQueries({ queryKey: keys.dashboards(slug) });
      keep(null);
      show(false);
      tell(`Saved version ${next.version}.`);
    } catch (thrown) {
      if (asProblem(thrown).status !== 412) setProblem(thrown);
      else
        await cache
          .fetchQuery({ ...dashboardQuery(slug, dashboard.id), staleTime: 0 })
          .then(setTheirs, setProblem);
    } finally {
      setBusy(false);
    }
  };
  return {
    editing,
    content: editing && draft ? draft.content : saved,
    dirty: draft !== null,
    busy,
    problem,
    draft,
    theirs,
    start: () => show(true),
    leave: () => show(false),
    change,
    discard: () => {
      keep(null);
      setTheirs(null);
      setProblem(null);
    },
    save,
    onTop: (content) => {
      if (!theirs) return;
      const base = { title: theirs.title, panels: theirs.panels };
      keep({ version: theirs.version, base, content, at: Date.now() });
      setTheirs(null);
    },
  };
}
