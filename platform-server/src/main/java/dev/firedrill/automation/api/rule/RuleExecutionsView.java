package dev.firedrill.automation.api.rule;

import java.util.List;

/** What a rule did, newest first; {@code hasMore} when there is something older. */
public record RuleExecutionsView(List<RuleExecutionView> items, boolean hasMore) {}
