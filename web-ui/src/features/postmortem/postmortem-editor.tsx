import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { body, http, ifMatch } from "@/api/client";
import { keys } from "@/api/keys";
import type { Claim, Incident, Postmortem } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import { Page } from "@/components/page";
import { ClaimsPanel } from "@/components/postmortem/claims-panel";
import { CompletenessPanel } from "@/components/postmortem/completeness-panel";
import { HistoryPanel } from "@/components/postmortem/history-panel";
import { PdfLink } from "@/components/postmortem/pdf-link";
import { ProblemView } from "@/components/problem-view";
import { SaveStateLine } from "@/components/save-state";
import { Clock } from "@/components/time";
import { tell } from "@/components/use-action";
import { ConflictDialog } from "./conflict-dialog";
import { type Edit, insertAt } from "./edits";
import { EvidencePicker } from "./evidence-picker";
import { Preview } from "./preview";
import { Toolbar } from "./toolbar";
import { MARK, usePostmortem } from "./use-postmortem";
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
  const show = (claim: Claim) => {
    setView("write");
    requestAnimationFrame(() => {
      const element = area.current;
      const at = doc.markdown.indexOf(claim.text, Math.max(0, claim.from - NEARBY));
      if (!element || at < 0) return;
      element.focus();
      element.setSelectionRange(at, at + claim.text.length);
      const line = doc.markdown.slice(0, at).split("\n").length;
      element.scrollTop = Math.max(0, (line - 6) * LINE_PX);
      element.scrollIntoView({ block: "nearest" });
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
          <PdfLink incidentId={incident.id} />
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
      {doc.met && doc.markdown.includes(MARK) && (
        <Caution>
          You and somebody else changed the same place. Both texts were kept, between lines that
          begin with {MARK}: keep what is right and delete those lines.{" "}
          <Button size="compact-xs" variant="default" onClick={() => edit(toMark)}>
            Show the place
          </Button>
        </Caution>
      )}
      {doc.state.kind === "offline" && (
        <Caution>
          The server cannot be reached. What you write is kept on this machine and put together with
          the saved text once it can.
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
            { value: "check", label: "Check" },
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
            onPaste={(event) => {
              const pasted = event.clipboardData.getData("text").length;
              if (doc.markdown.length + pasted > CHARACTERS_AT_MOST) {
                event.preventDefault();
                tell(
                  `${pasted.toLocaleString("en")} characters are too many: a postmortem holds 200 kB. Paste the part that matters and link the rest.`,
                );
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
      <div className={classes.review} data-view={view}>
        <CompletenessPanel incidentId={incident.id} version={loaded.version} />
        <ClaimsPanel incidentId={incident.id} version={loaded.version} onShow={show} />
        <HistoryPanel
          incidentId={incident.id}
          version={loaded.version}
          onRestore={(text) => doc.change(text)}
        />
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

/** The server takes 200 kB of UTF-8. */
const CHARACTERS_AT_MOST = 200_000;
const LINE_PX = 22;
/** The text may have moved a little since it was saved. */
const NEARBY = 200;

/** Selects the first place where two edits met. */
const toMark: Edit = (text) => {
  const from = text.indexOf(MARK);
  const end = text.indexOf("\n", from);
  return { text, from, to: end < 0 ? text.length : end };
};

/** A `#` at the start of a line is a heading; after a space inside a line it asks for evidence. */
function opensPicker(area: HTMLTextAreaElement): boolean {
  const before = area.value.slice(0, area.selectionStart);
  return /[^\n#]\s$/.test(before) || /\($/.test(before);
}
