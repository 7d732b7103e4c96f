package dev.firedrill.automation.api.runbook;

import dev.firedrill.automation.api.NamedView;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A runbook; {@code alarms} link to it, {@code openRun} goes through it now. */
public record RunbookView(
    UUID id,
    long version,
    String title,
    String markdown,
    String html,
    List<RunbookStepView> steps,
    List<NamedView> alarms,
    @Nullable UUID openRun,
    Instant createdAt,
    @Nullable PersonView createdBy,
    Instant updatedAt,
    @Nullable PersonView updatedBy) {}
