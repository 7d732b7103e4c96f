import classes from "./markdown-html.module.css";

/** Text the server has rendered and sanitised; nothing else may be put here. */
export function MarkdownHtml({ html, compact = false }: { html: string; compact?: boolean }) {
  return (
    <div
      className={compact ? classes.compact : classes.markdown}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
