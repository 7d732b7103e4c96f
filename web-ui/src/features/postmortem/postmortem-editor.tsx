import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { body, http, ifMatch } from "@/api/client";
import { keys } from "@/api/keys";
import { deadlineQuery } from "@/api/postmortem";
import type { Claim, CommentQuote, Incident, Postmortem } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import { Page } from "@/components/page";
import { ClaimsPanel } from "@/components/postmortem/claims-panel";
import { CommentsPanel } from "@/components/postmortem/comments-panel";
import { CompletenessPanel } from "@/components/postmortem/completeness-panel";
import { DeadlineLine, ifNowWords } from "@/components/postmortem/deadline-line";
import { EditorsText } from "@/components/postmortem/editors-line";
import { HistoryPanel } from "@/components/postmortem/history-panel";
import { PdfLink } from "@/components/postmortem/pdf-link";
import { quoteAt } from "@/components/postmortem/quote";
import { ProblemView } from "@/components/problem-view";
import { SaveStateLine } from "@/components/save-state";
import { useSession } from "@/components/session";
import { Clock } from "@/components/time";
import { tell } from "@/components/use-action";
import { ConflictDialog } from "./conflict-dialog";
import { type Edit, insertAt } from "./edits";
import { EvidencePicker } from "./evidence-picker";
import { Preview } from "./preview";
import { Toolbar } from "./toolbar";
import { useEditors } from "./use-editors";
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
  const [quote, setQuote] = useState<CommentQuote | null>(null);
  const { person } = useSession();
  const others = useEditors(incident.id, person.id);
  const deadline = useQuery(deadlineQuery(incident.id)).data;

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
  const show = (text: string, from: number) => {
    // On a wide page the text stands beside the comments.
    if (view !== "comments" || !isWide()) setView("write");
    requestAnimationFrame(() => {
      const element = area.current;
      const at = doc.markdown.indexOf(text, Math.max(0, from - NEARBY));
      if (!element || at < 0) return;
      element.focus();
      element.setSelectionRange(at, at + text.length);
      const line = doc.markdown.slice(0, at).split("\n").length;
      element.scrollTop = Math.max(0, (line - 6) * LINE_PX);
      element.scrollIntoView({ block: "nearest" });
    });
  };
  const comment = () => {
    const element = area.current;
    const chosen = element && quoteAt(doc.markdown, element.selectionStart, element.selectionEnd);
    setView("comments");
    if (chosen) setQuote(chosen);
    else tell("Select the passage first, or comment on the whole.");
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
    void cache.invalidateQueries({ queryKey: keys.postmortemDeadline(incident.id) });
    tell("Postmortem submitted");
  };

  return (
    <Page
      title={title}
      eyebrow={eyebrow}
      actions={
        <>
          <EditorsText names={others} also />
          <SaveStateLine state={doc.state} />
          <PdfLink incidentId={incident.id} />
          <ActionButton
            onClick={() => setSubmitting(true)}
            why={
              deadline?.ifNow.closed
                ? "The deadline has passed and this postmortem is closed. Ask an instructor for more time."
                : null
            }
          >
            {loaded.submittedAt ? "Submit again…" : "Submit postmortem…"}
          </ActionButton>
        </>
      }
    >
      <DeadlineLine incidentId={incident.id} />
      {loaded.submittedAt && (
        <p className="muted">
          Submitted <Clock at={loaded.submittedAt} withDate />. You can change and submit it again
          until it closes or the grade is published; what you submit last counts.
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
            { value: "comments", label: "Comments" },
            { value: "check", label: "Check" },
          ]}
        />
      </div>
      <div className={classes.panes} data-view={view}>
        <div className={classes.write}>
          <Toolbar onEdit={edit} onPick={() => setPicking(true)} onComment={comment} />
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
              if (event.key.toLowerCase() === "m" && event.ctrlKey && event.altKey) {
                event.preventDefault();
                comment();
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
            <kbd>#</kbd> inside a line inserts an event of the timeline. <kbd>Ctrl Alt M</kbd>{" "}
            comments on what is selected, <kbd>Ctrl Enter</kbd> submits.
          </p>
        </div>
        <div className={classes.aside}>
          <SegmentedControl
            className={classes.beside ?? ""}
            size="xs"
            aria-label="Beside the text"
            value={view === "comments" ? "comments" : "preview"}
            onChange={(next) => setView(next === "comments" ? "comments" : "write")}
            data={[
              { value: "preview", label: "Preview" },
              { value: "comments", label: "Comments" },
            ]}
          />
          {view === "comments" ? (
            <CommentsPanel
              incidentId={incident.id}
              quote={quote}
              onQuoteDone={() => setQuote(null)}
              onShow={(place) => show(doc.markdown.slice(place.from, place.to), place.from)}
              how="Select a passage in the text and press Comment, or Ctrl Alt M, to comment on it."
            />
          ) : (
            <Preview markdown={doc.markdown} initialHtml={loaded.html} />
          )}
        </div>
      </div>
      <div className={classes.review} data-view={view}>
        <CompletenessPanel incidentId={incident.id} version={loaded.version} />
        <ClaimsPanel
          incidentId={incident.id}
          version={loaded.version}
          onShow={(claim: Claim) => show(claim.text, claim.from)}
        />
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
          and submitting it until it closes or the grade is published; what you submit last counts.
        </p>
        {deadline?.due && Date.parse(deadline.due) < Date.parse(deadline.now) && (
          <p>
            The deadline has passed. <strong>{ifNowWords(deadline.ifNow)}</strong>
          </p>
        )}
      </ConfirmDialog>
    </Page>
  );
}

/** The text and what is beside it are both in view. */
const isWide = () => globalThis.matchMedia("(min-width: 901px)").matches;

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
