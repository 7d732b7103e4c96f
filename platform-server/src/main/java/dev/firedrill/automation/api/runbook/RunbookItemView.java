package dev.firedrill.automation.api.runbook;

import dev.firedrill.automation.api.NamedView;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A runbook in a list; {@code problems} counts the steps that cannot be executed. */
public record RunbookItemView(
    UUID id,
    long version,
    String title,
    int steps,
    int problems,
    List<NamedView> alarms,
    @Nullable UUID openRun,
    Instant updatedAt,
    @Nullable PersonView updatedBy) {}
