package dev.firedrill.automation.api.runbook;

/** Turns people's Markdown into HTML that is safe to put into a page. */
@FunctionalInterface
public interface RunbookHtml {
  String of(String markdown);
}
