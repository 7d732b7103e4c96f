import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import type { CommentPlace, CommentQuote } from "@/api/types";
import { MarkdownHtml } from "@/components/markdown-html";
import { tell } from "@/components/use-action";
import { CommentsPanel } from "./comments-panel";
import { quoteAt, quoteOf } from "./quote";
import classes from "./reading.module.css";

interface Props {
  incidentId: string;
  markdown: string;
  html: string;
}

/** A postmortem for reading, with its comments beside it; what is selected can be commented on. */
export function Reading({ incidentId, markdown, html }: Props) {
  const [form, setForm] = useState("text");
  const [quote, setQuote] = useState<CommentQuote | null>(null);
  const source = useRef<HTMLTextAreaElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const comment = () => {
    const area = source.current;
    const chosen = area
      ? quoteAt(markdown, area.selectionStart, area.selectionEnd)
      : quoteOf(markdown, selectedIn(text.current));
    if (chosen) setQuote(chosen);
    else if (!area && selectedIn(text.current))
      tell("This selection spans formatting. Select less of it, or select it in the Markdown.");
    else tell("Select the passage first, or comment on the whole.");
  };
  const show = (place: CommentPlace) => {
    setForm("source");
    requestAnimationFrame(() => {
      const area = source.current;
      if (!area) return;
      area.focus();
      area.setSelectionRange(place.from, place.to);
      const line = markdown.slice(0, place.from).split("\n").length;
      area.scrollTop = Math.max(0, (line - 6) * LINE_PX);
      area.scrollIntoView({ block: "nearest" });
    });
  };
  return (
    <div className={classes.box}>
      <div className={classes.reading}>
        <div
          onKeyDown={(event) => {
            if (event.key.toLowerCase() !== "m" || !event.ctrlKey || !event.altKey) return;
            event.preventDefault();
            comment();
          }}
        >
          <div className={classes.tools}>
            <SegmentedControl
              size="xs"
              aria-label="Form of the text"
              value={form}
              onChange={setForm}
              data={[
                { value: "text", label: "Text" },
                { value: "source", label: "Markdown" },
              ]}
            />
            <Button size="compact-sm" variant="default" onClick={comment}>
              Comment on the selection
            </Button>
          </div>
          {form === "text" ? (
            <div ref={text}>
              <MarkdownHtml html={html} />
            </div>
          ) : (
            <Textarea
              ref={source}
              aria-label="Postmortem text (Markdown), for reading"
              readOnly
              value={markdown}
              classNames={{ input: classes.source ?? "" }}
            />
          )}
        </div>
        <CommentsPanel
          incidentId={incidentId}
          quote={quote}
          onQuoteDone={() => setQuote(null)}
          onShow={show}
          how="Select a passage and press Comment on the selection, or Ctrl Alt M, to comment on it."
        />
      </div>
    </div>
  );
}

const LINE_PX = 22;

function selectedIn(within: HTMLElement | null): string {
  const selection = globalThis.getSelection();
  const chosen = selection?.anchorNode && within?.contains(selection.anchorNode);
  return chosen ? selection.toString().trim() : "";
}
