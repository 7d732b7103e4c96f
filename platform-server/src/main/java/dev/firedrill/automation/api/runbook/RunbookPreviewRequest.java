package dev.firedrill.automation.api.runbook;

/** A text that is being written. */
public record RunbookPreviewRequest(String markdown) {}
