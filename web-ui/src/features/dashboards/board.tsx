import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Dashboard, DashboardPanel } from "@/api/types";
import { useCrosshairLock } from "@/components/charts/crosshair";
import { copyText } from "@/components/copy-button";
import { download } from "@/components/download";
import { Caution, Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { ProblemView } from "@/components/problem-view";
import { useShortcut } from "@/components/shortcuts";
import { When, dayAndClock } from "@/components/time";
import { useWindow } from "@/components/telemetry/use-window";
import { fixed } from "@/components/telemetry/window";
import { WindowPicker } from "@/components/telemetry/window-picker";
import { ConflictDialog } from "./conflict-dialog";
import { DeleteDialog } from "./delete-dialog";
import { MOST_PANELS, changeWords, moved, newPanel, placed } from "./draft";
import { PanelCard } from "./panel-card";
import { PanelDialog } from "./panel-dialog";
import { useEdit } from "./use-edit";
import { useMarkers } from "./use-markers";
import classes from "./dashboards.module.css";

/** The panels of a dashboard on one time; with `edit` in the address they can be changed. */
export function Board({ scope, dashboard }: { scope: TeamScope; dashboard: Dashboard }) {
  const { slug, canAct } = scope;
  const edit = useEdit(slug, dashboard, canAct);
  const { editing, content } = edit;
  const windows = useWindow();
  const [asked, setAsked] = useState<DashboardPanel | null>(null);
  const [removed, setRemoved] = useState<{ panel: DashboardPanel; at: number } | null>(null);
  const [deleting, setDeleting] = useState(false);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const markers = useMarkers(slug, windows, content.panels);

  const setPanels = (panels: DashboardPanel[]) => edit.change({ ...content, panels });
  const move = (panel: DashboardPanel, places: number) => {
    const next = moved(content.panels, panel.id, places);
    setPanels(next);
    setSaid(`${panel.title} is now number ${next.indexOf(panel) + 1} of ${next.length}.`);
  };
  const drop = (on: string) => {
    const from = content.panels.findIndex((each) => each.id === dragged);
    const to = content.panels.findIndex((each) => each.id === on);
    if (dragged && from >= 0 && to >= 0) setPanels(moved(content.panels, dragged, to - from));
    setDragged(null);
  };
  const remove = (panel: DashboardPanel) => {
    setRemoved({ panel, at: content.panels.indexOf(panel) });
    setPanels(content.panels.filter((each) => each !== panel));
  };
  const share = () => {
    const url = new URL(globalThis.location.href);
    url.search = "";
    const { from, to } = fixed(windows.current());
    url.searchParams.set("from", String(from));
    url.searchParams.set("to", String(to));
    void copyText(url.href, "the link to this dashboard at this time");
  };
  useShortcut("c", "Copy the link to this time", share, !editing);
  useCrosshairLock();

  return (
    <div className="stack loose">
      <div className={classes.bar}>
        {editing ? (
          <TextInput
            size="xs"
            className={classes.title}
            aria-label="Title of the dashboard"
            maxLength={100}
            value={content.title}
            onChange={(event) => edit.change({ ...content, title: event.currentTarget.value })}
          />
        ) : (
          <span className="muted micro">
            Version {dashboard.version}, <When at={dashboard.updatedAt} />
            {dashboard.updatedBy ? `, ${dashboard.updatedBy.name}` : ", comes with the platform"}
          </span>
        )}
        <div className={classes.tools}>
          <WindowPicker state={windows} />
          {editing ? (
            <>
              <Button
                size="xs"
                variant="default"
                onClick={() => setAsked(newPanel())}
                disabled={content.panels.length >= MOST_PANELS}
              >
                Add panel…
              </Button>
              {edit.dirty && (
                <Button size="xs" variant="default" onClick={edit.discard}>
                  Drop changes
                </Button>
              )}
              {edit.dirty ? (
                <Button size="xs" loading={edit.busy} onClick={() => void edit.save()}>
                  Save
                </Button>
              ) : (
                <Button size="xs" onClick={edit.leave}>
                  Done
                </Button>
              )}
            </>
          ) : (
            <>
              <Button size="xs" variant="default" aria-keyshortcuts="c" onClick={share}>
                Copy link
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() =>
                  download(
                    `${JSON.stringify({ title: dashboard.title, panels: dashboard.panels }, null, 2)}\n`,
                    `${dashboard.title.replace(/[^\w-]+/g, "-").toLowerCase()}.json`,
                    "application/json",
                  )
                }
              >
                Export
              </Button>
              {canAct && (
                <>
                  <Button size="xs" variant="default" onClick={() => setDeleting(true)}>
                    Delete…
                  </Button>
                  <Button size="xs" onClick={edit.start}>
                    Edit
                  </Button>
                </>
              )}
            </>
          )}
        </div>
      </div>
      {edit.problem !== null && <ProblemView error={edit.problem} />}
      {editing && edit.dirty && (
        <p className="muted micro" role="status">
          Not saved, kept on this machine:{" "}
          {changeWords(edit.draft?.base ?? dashboard, content).join("; ")}.
        </p>
      )}
      {!editing && edit.draft && canAct && (
        <Caution>
          <div className="row wrap">
            <span>
              You have changes of {dayAndClock(edit.draft.at)} that are not saved (
              {count(changeWords(edit.draft.base, edit.draft.content).length, "change")}).
            </span>
            <Button size="compact-xs" variant="default" onClick={edit.start}>
              Go on editing
            </Button>
            <Button size="compact-xs" variant="default" onClick={edit.discard}>
              Drop them
            </Button>
          </div>
        </Caution>
      )}
      {editing && removed && (
        <p className="row wrap" role="status">
          Removed “{removed.panel.title}”.
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              const next = [...content.panels];
              next.splice(removed.at, 0, removed.panel);
              setPanels(next);
              setRemoved(null);
            }}
          >
            Undo
          </Button>
        </p>
      )}
      <p role="status" className="hidden-visually">
        {said}
      </p>
      {content.panels.length === 0 ? (
        <Empty title="This dashboard has no panels yet.">
          {editing
            ? "Add one here, or keep a picture from the Explore page with “Add to dashboard”."
            : "Edit it to add some."}
        </Empty>
      ) : (
        <div className={classes.grid}>
          {content.panels.map((panel, i) => (
            <PanelCard
              key={panel.id}
              slug={slug}
              panel={panel}
              windows={windows}
              markers={markers[panel.environment]}
              edit={
                editing
                  ? {
                      first: i === 0,
                      last: i === content.panels.length - 1,
                      onMove: (places) => move(panel, places),
                      onEdit: () => setAsked(panel),
                      onRemove: () => remove(panel),
                      onDrag: setDragged,
                      onDrop: drop,
                    }
                  : null
              }
            />
          ))}
        </div>
      )}
      {asked && (
        <PanelDialog
          panel={asked}
          isNew={!content.panels.some((each) => each.id === asked.id)}
          onClose={() => setAsked(null)}
          onSet={(panel) => setPanels(placed(content.panels, panel))}
        />
      )}
      {edit.theirs && edit.draft && (
        <ConflictDialog
          draft={edit.draft}
          theirs={edit.theirs}
          onTakeTheirs={edit.discard}
          onTop={edit.onTop}
        />
      )}
      {deleting && (
        <DeleteDialog slug={slug} dashboard={dashboard} onClose={() => setDeleting(false)} />
      )}
    </div>
  );
}
