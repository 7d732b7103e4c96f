import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { body, http, ifMatch } from "@/api/client";
import { keys } from "@/api/keys";
import type { Incident, Postmortem } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import { Page } from "@/components/page";
import { ProblemView } from "@/components/problem-view";
import { SaveStateLine } from "@/components/save-state";
import { Clock } from "@/components/time";
import { tell } from "@/components/use-action";
import { ConflictDialog } from "./conflict-dialog";
import { type Edit, insertAt } from "./edits";
import { EvidencePicker } from "./evidence-picker";
import { Preview } from "./preview";
import { Toolbar } from "./toolbar";
import { usePostmortem } from "./use-postmortem";
import classes from "./postmortem.module.css";

interface Props {
  title: string;
  eyebrow: ReactNode;
  incident: Incident;
  loaded: Postmortem;
}

/** Markdown on the left, the server's rendering on the right, saved by itself. */
export function PostmortemEditor({ title, eyebrow, incident, loaded }: Props) {
  const cache = useQueryClient();
  const area = useRef<HTMLTextAreaElement>(null);
  const doc = usePostmortem(loaded);
  const [view, setView] = useState("write");
  const [picking, setPicking] = useState(false);
  const [submitting, setSubmitting] = useState(false);

  const edit = (change: Edit) => {
    const element = area.current;
    if (!element) return;
    const next = change(doc.markdown, element.selectionStart, element.selectionEnd);
    doc.change(next.text);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(next.from, next.to);
    });
  };
  const submit = async () => {
    if (!(await doc.flush()))
      throw new Error("Your last changes are not saved yet. Save them first.");
    const submitted = await body(
      http.POST("/incidents/{id}/postmortem/submit", {
        params: { path: { id: incident.id }, header: ifMatch(doc.version()) },
      }),
    );
    doc.movedTo(submitted.version);
    cache.setQueryData(keys.postmortem(incident.id), submitted);
    tell("Postmortem submitted");
  };

  return (
    <Page
      title={title}
      eyebrow={eyebrow}
      actions={
        <>
          <SaveStateLine state={doc.state} />
          <Button onClick={() => setSubmitting(true)}>
            {loaded.submittedAt ? "Submit again…" : "Submit postmortem…"}
          </Button>
        </>
      }
    >
      {loaded.submittedAt && (
        <p className="muted">
          Submitted <Clock at={loaded.submittedAt} withDate />. You can still change it until the
          grade is published.
        </p>
      )}
      {doc.restored && (
        <Caution>
          Text that was not saved yet was found on this machine and put back.{" "}
          <Button size="compact-xs" variant="default" onClick={doc.dropRestored}>
            Use the saved text instead
          </Button>
        </Caution>
      )}
      {doc.state.kind === "refused" && <ProblemView error={doc.state.error} />}
      <div className={classes.switch}>
        <SegmentedControl
          fullWidth
          aria-label="View"
          value={view}
          onChange={setView}
          data={[
            { value: "write", label: "Write" },
            { value: "preview", label: "Preview" },
          ]}
        />
      </div>
      <div className={classes.panes} data-view={view}>
        <div className={classes.write}>
          <Toolbar onEdit={edit} onPick={() => setPicking(true)} />
          <Textarea
            ref={area}
            aria-label="Postmortem text (Markdown)"
            value={doc.markdown}
            onChange={(event) => doc.change(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "#" && event.ctrlKey) {
                event.preventDefault();
                setPicking(true);
              }
              if (event.key === "Enter" && event.ctrlKey) {
                event.preventDefault();
                setSubmitting(true);
              }
            }}
            onBeforeInput={(event) => {
              const typed = (event.nativeEvent as InputEvent).data;
              if (typed === "#" && opensPicker(event.currentTarget)) {
                event.preventDefault();
                setPicking(true);
              }
            }}
            classNames={{ input: classes.area ?? "" }}
            spellCheck
          />
          <p className="muted micro">
            <kbd>#</kbd> inside a line inserts an event of the timeline. Markdown headings at the
            start of a line work as usual.
          </p>
        </div>
        <Preview markdown={doc.markdown} initialHtml={loaded.html} />
      </div>
      {picking && (
        <EvidencePicker
          incidentId={incident.id}
          team={incident.team.slug}
          onClose={() => setPicking(false)}
          onPick={(text) => {
            setPicking(false);
            edit(insertAt(text));
          }}
        />
      )}
      {doc.state.kind === "conflict" && <ConflictDialog doc={doc} />}
      <ConfirmDialog
        opened={submitting}
        onClose={() => setSubmitting(false)}
        title="Submit the postmortem?"
        confirm="Submit postmortem"
        onConfirm={submit}
      >
        <p>
          The course staff are told that it is ready to grade. Your whole team can go on changing
          and submitting it until the grade is published.
        </p>
      </ConfirmDialog>
    </Page>
  );
}

/** A `#` at the start of a line is a heading; after a space inside a line it asks for evidence. */
function opensPicker(area: HTMLTextAreaElement): boolean {
  const before = area.value.slice(0, area.selectionStart);
  return /[^\n#]\s$/.test(before) || /\($/.test(before);
}
