import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { body, http } from "@/api/client";
import { MarkdownHtml } from "@/components/markdown-html";
import { ProblemView } from "@/components/problem-view";
import classes from "./postmortem.module.css";

const PAUSE_MS = 500;

/** What the server makes of the text: the preview is what readers get. */
export function Preview({ markdown, initialHtml }: { markdown: string; initialHtml: string }) {
  const [settled] = useDebouncedValue(markdown, PAUSE_MS);
  const preview = useQuery({
    queryKey: ["markdown", settled],
    queryFn: () => body(http.POST("/markdown", { body: { markdown: settled } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 30_000,
  });
  return (
    <section aria-label="Preview" className={classes.preview} tabIndex={0}>
      {preview.isError && (
        <ProblemView error={preview.error} retry={() => void preview.refetch()} />
      )}
      <MarkdownHtml html={preview.data?.html ?? initialHtml} />
    </section>
  );
}
