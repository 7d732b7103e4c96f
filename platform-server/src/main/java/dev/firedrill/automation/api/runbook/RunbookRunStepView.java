package dev.firedrill.automation.api.runbook;

import dev.firedrill.automation.run.StepState;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run. {@code seconds} is how long it took; a running one is given up at {@code
 * deadline}. {@code mayRepeat} when it went wrong and may be confirmed once more.
 */
public record RunbookRunStepView(
    int n,
    String title,
    @Nullable String action,
    @Nullable EnvironmentName environment,
    String does,
    Map<String, String> arguments,
    StepState state,
    int attempt,
    @Nullable PersonView by,
    @Nullable Instant startedAt,
    @Nullable Instant deadline,
    @Nullable Instant endedAt,
    @Nullable Double seconds,
    @Nullable String detail,
    boolean mayRepeat) {}
