import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { keys } from "@/api/keys";
import { beginThread, commentsQuery } from "@/api/postmortem";
import type { CommentPlace, CommentQuote } from "@/api/types";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { useAction } from "@/components/use-action";
import { COMMENT_AT_MOST, submitOnCtrlEnter } from "./comment-form";
import { Thread } from "./comment-thread";
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
