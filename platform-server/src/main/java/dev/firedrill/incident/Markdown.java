package dev.firedrill.incident;

/** Turns people's Markdown into HTML that is safe to put into a page. */
@FunctionalInterface
public interface Markdown {
  /**
   * HTML of paragraphs, headings, lists, tables, code, quotes and links; anything else is dropped
   * or shown as text.
   */
  String toSafeHtml(String markdown);
}
