package dev.firedrill.automation.api.runbook;

import dev.firedrill.automation.api.NamedView;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A runbook being gone through. {@code next} is the step to be confirmed. With a rule nobody
 * confirms; then {@code startedBy} is who saved the rule.
 */
public record RunbookRunView(
    UUID id,
    String team,
    NamedView runbook,
    long version,
    @Nullable UUID incident,
    boolean dryRun,
    @Nullable UUID rule,
    RunbookRun.State state,
    @Nullable String detail,
    @Nullable Integer next,
    @Nullable PersonView startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<RunbookRunStepView> steps) {}
