package dev.firedrill.automation.api.runbook;

/** A runbook's text; the title has 1 to 120 characters, the Markdown at most 64 KiB. */
public record RunbookRequest(String title, String markdown) {}
