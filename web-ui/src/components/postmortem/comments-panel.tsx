import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { keys } from "@/api/keys";
import {
  beginThread,
  commentsQuery,
  replyTo,
  resolveThread,
  rewordComment,
  sendThread,
} from "@/api/postmortem";
import type { CommentPlace, CommentQuote, CommentThread, PostmortemComment } from "@/api/types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { StateMark } from "@/components/state-mark";
import { Clock } from "@/components/time";
import { useAction } from "@/components/use-action";
import { QUOTE_AT_MOST } from "./quote";
import classes from "./comments.module.css";

interface Props {
  incidentId: string;
  /** The passage that the next comment is about; null: the whole. */
  quote: CommentQuote | null;
  onQuoteDone: () => void;
  /** Shows a passage in the text. */
  onShow?: ((place: CommentPlace) => void) | undefined;
  /** Says how a passage is chosen here. */
  how: string;
}

/** Threads beside the text: j and k go from one to the next, r answers, e resolves. */
export function CommentsPanel({ incidentId, quote, onQuoteDone, onShow, how }: Props) {
  const { role } = useSession();
  const comments = useQuery(commentsQuery(incidentId));
  const [showResolved, setShowResolved] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const resolved = comments.data?.filter((one) => one.resolvedAt).length ?? 0;
  const go = (step: number) => {
    const threads = [...(list.current?.querySelectorAll<HTMLElement>("[data-thread]") ?? [])];
    const at = threads.findIndex((one) => one.contains(document.activeElement));
    threads[Math.min(threads.length - 1, Math.max(0, at + step))]?.focus();
  };
  return (
    <Panel
      title="Comments"
      actions={
        resolved > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            aria-pressed={showResolved}
            onClick={() => setShowResolved(!showResolved)}
          >
            {showResolved ? "Hide resolved" : `Show ${resolved} resolved`}
          </Button>
        )
      }
    >
      <NewThread
        incidentId={incidentId}
        quote={quote}
        onDone={onQuoteDone}
        how={how}
        grader={role === "GRADER"}
      />
      <QueryView query={comments} lines={3}>
        {(threads) => {
          const shown = threads.filter((one) => showResolved || !one.resolvedAt);
          return shown.length === 0 ? (
            <p className="muted">No open comments.</p>
          ) : (
            <ol
              ref={list}
              className={`plain-list ${classes.threads}`}
              onKeyDown={(event) => {
                if (!(event.target as HTMLElement).matches("[data-thread]")) return;
                if (event.key === "j" || event.key === "ArrowDown") go(1);
                else if (event.key === "k" || event.key === "ArrowUp") go(-1);
                else return;
                event.preventDefault();
              }}
            >
              {shown.map((thread) => (
                <Thread key={thread.id} incidentId={incidentId} thread={thread} onShow={onShow} />
              ))}
            </ol>
          );
        }}
      </QueryView>
    </Panel>
  );
}

interface NewThreadProps {
  incidentId: string;
  quote: CommentQuote | null;
  onDone: () => void;
  how: string;
  grader: boolean;
}

function NewThread({ incidentId, quote, onDone, how, grader }: NewThreadProps) {
  const cache = useQueryClient();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const action = useAction(async () => {
    await beginThread(incidentId, text, quote);
    setText("");
    onDone();
    await cache.invalidateQueries({ queryKey: keys.postmortemComments(incidentId) });
  });
  useEffect(() => {
    if (quote) area.current?.focus();
  }, [quote]);
  const tooLong = quote !== null && quote.text.length > QUOTE_AT_MOST;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !tooLong) void action.run();
      }}
    >
      {quote ? (
        <div className={classes.about}>
          <q className={classes.quote}>{quote.text}</q>
          <Button size="compact-xs" variant="default" onClick={onDone}>
            About the whole instead
          </Button>
        </div>
      ) : (
        <p className="muted micro">{how}</p>
      )}
      {tooLong && (
        <p role="alert">
          The passage has {quote.text.length} characters. Choose one of at most {QUOTE_AT_MOST}.
        </p>
      )}
      <Textarea
        ref={area}
        label={quote ? "Comment on this passage" : "Comment on the whole"}
        description={
          grader ? "Read by staff alone until an instructor sends it to the team" : undefined
        }
        value={text}
        maxLength={COMMENT_AT_MOST}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={submitOnCtrlEnter}
      />
      {action.problem !== null && <ProblemView error={action.problem} />}
      <div>
        <Button
          type="submit"
          size="compact-sm"
          variant="default"
          loading={action.busy}
          disabled={!text.trim() || tooLong}
        >
          Comment
        </Button>
      </div>
    </form>
  );
}

interface ThreadProps {
  incidentId: string;
  thread: CommentThread;
  onShow: ((place: CommentPlace) => void) | undefined;
}

function Thread({ incidentId, thread, onShow }: ThreadProps) {
  const cache = useQueryClient();
  const { role } = useSession();
  const [answering, setAnswering] = useState(false);
  const own = useRef<HTMLLIElement>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: keys.postmortemComments(incidentId) });
  const change = useAction(async (work: () => Promise<unknown>) => {
    await work();
    await refresh();
  });
  const { place } = thread;
  const resolve = () =>
    void change.run(() => resolveThread(incidentId, thread.id, !thread.resolvedAt));
  const closeForm = () => {
    setAnswering(false);
    own.current?.focus();
  };
  return (
    <li
      ref={own}
      data-thread
      tabIndex={0}
      aria-label={`Comment of ${thread.comments[0]?.author.name ?? "somebody"}${
        thread.resolvedAt ? ", resolved" : ""
      }`}
      className={classes.thread}
      data-resolved={thread.resolvedAt !== null && thread.resolvedAt !== undefined}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
        if (event.key === "r") setAnswering(true);
        else if (event.key === "e") resolve();
        else if (event.key === "Enter" && place && place.state !== "GONE") onShow?.(place);
        else return;
        event.preventDefault();
      }}
    >
      {place && (
        <div className={classes.about}>
          <q className={classes.quote}>{place.quote}</q>
          {place.state === "GONE" ? (
            <span className="muted micro">This passage is no longer in the text.</span>
          ) : (
            <>
              {place.state === "CHANGED" && (
                <span className="muted micro">It reads differently now.</span>
              )}
              {onShow && (
                <Button size="compact-xs" variant="default" onClick={() => onShow(place)}>
                  Show in the text
                </Button>
              )}
            </>
          )}
        </div>
      )}
      {thread.comments.map((comment) => (
        <CommentBody
          key={comment.id}
          incidentId={incidentId}
          thread={thread.id}
          comment={comment}
          refresh={refresh}
        />
      ))}
      {thread.resolvedAt && (
        <p className="muted micro">
          Resolved <Clock at={thread.resolvedAt} withDate /> by{" "}
          {thread.resolvedBy?.name ?? "somebody"}
        </p>
      )}
      {change.problem !== null && <ProblemView error={change.problem} />}
      {answering ? (
        <TextForm
          label="Answer"
          verb="Answer"
          initial=""
          onCancel={closeForm}
          onSave={async (text) => {
            await replyTo(incidentId, thread.id, text);
            await refresh();
            closeForm();
          }}
        />
      ) : (
        <div className={classes.deeds}>
          <Button size="compact-xs" variant="default" onClick={() => setAnswering(true)}>
            Answer
          </Button>
          <Button size="compact-xs" variant="default" loading={change.busy} onClick={resolve}>
            {thread.resolvedAt ? "Reopen" : "Resolve"}
          </Button>
          {role === "INSTRUCTOR" && thread.unsent > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              loading={change.busy}
              onClick={() => void change.run(() => sendThread(incidentId, thread.id))}
            >
              Send to the team
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

interface BodyProps {
  incidentId: string;
  thread: string;
  comment: PostmortemComment;
  refresh: () => Promise<unknown>;
}

function CommentBody({ incidentId, thread, comment, refresh }: BodyProps) {
  const [editing, setEditing] = useState(false);
  const edits = comment.earlier.length;
  return (
    <article className={classes.comment} aria-label={`${comment.author.name} says`}>
      <header className={classes.head}>
        <strong>{comment.author.name}</strong>
        {comment.voice !== "TEAM" && (
          <span className="muted micro">
            {comment.voice === "GRADER" ? "grader" : "instructor"}
          </span>
        )}
        <span className="muted micro">
          <Clock at={comment.writtenAt} withDate />
        </span>
        {comment.staffOnly && <StateMark said={{ word: "Staff only", tone: "none" }} />}
        {comment.mine && !editing && (
          <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )}
      </header>
      {editing ? (
        <TextForm
          label="Your comment"
          verb="Save"
          initial={comment.text}
          onCancel={() => setEditing(false)}
          onSave={async (text) => {
            await rewordComment(incidentId, thread, comment.id, text);
            await refresh();
            setEditing(false);
          }}
        />
      ) : (
        <p className={classes.text}>{comment.text}</p>
      )}
      {edits > 0 && (
        <details className={classes.earlier}>
          <summary>{edits === 1 ? "Edited once" : `Edited ${edits} times`}</summary>
          <ol className="plain-list">
            {comment.earlier.map((old) => (
              <li key={old.writtenAt}>
                <span className="muted micro">
                  <Clock at={old.writtenAt} withDate />
                </span>
                <p className={classes.text}>{old.text}</p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}

interface TextFormProps {
  label: string;
  verb: string;
  initial: string;
  onSave: (text: string) => Promise<unknown>;
  onCancel: () => void;
}

function TextForm({ label, verb, initial, onSave, onCancel }: TextFormProps) {
  const [text, setText] = useState(initial);
  const action = useAction(() => onSave(text));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) void action.run();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Textarea
        aria-label={label}
        value={text}
        maxLength={COMMENT_AT_MOST}
        autosize
        minRows={2}
        maxRows={8}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={submitOnCtrlEnter}
      />
      {action.problem !== null && <ProblemView error={action.problem} />}
      <div className={classes.deeds}>
        <Button
          type="submit"
          size="compact-xs"
          variant="default"
          loading={action.busy}
          disabled={!text.trim()}
        >
          {verb}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** As much as the server keeps. */
const COMMENT_AT_MOST = 4_000;

function submitOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.form?.requestSubmit();
}
