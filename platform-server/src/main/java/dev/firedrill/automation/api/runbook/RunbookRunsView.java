package dev.firedrill.automation.api.runbook;

import java.util.List;

/** Runs, newest first; {@code hasMore} when there are older ones. */
public record RunbookRunsView(List<RunbookRunView> items, boolean hasMore) {}
