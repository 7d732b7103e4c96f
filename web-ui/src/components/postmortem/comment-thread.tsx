import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { keys } from "@/api/keys";
import { replyTo, resolveThread, rewordComment, sendThread } from "@/api/postmortem";
import type { CommentPlace, CommentThread, PostmortemComment } from "@/api/types";
import { ProblemView } from "@/components/problem-view";
import { useSession } from "@/components/session";
import { StateMark } from "@/components/state-mark";
import { Clock } from "@/components/time";
import { useAction } from "@/components/use-action";
import { TextForm } from "./comment-form";
import classes from "./comments.module.css";

interface ThreadProps {
  incidentId: string;
  thread: CommentThread;
  onShow: ((place: CommentPlace) => void) | undefined;
}

/** A comment with its answers: r answers, e resolves or opens again, Enter shows the passage. */
export function Thread({ incidentId, thread, onShow }: ThreadProps) {
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
