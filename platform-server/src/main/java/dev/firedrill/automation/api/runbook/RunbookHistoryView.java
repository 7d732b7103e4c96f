package dev.firedrill.automation.api.runbook;

import java.util.List;

/** The versions, newest first; {@code truncated} when there are older ones. */
public record RunbookHistoryView(List<RunbookVersionView> items, boolean truncated) {}
