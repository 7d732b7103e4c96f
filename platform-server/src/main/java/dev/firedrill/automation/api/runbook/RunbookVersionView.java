package dev.firedrill.automation.api.runbook;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version in a list, with the lines it added to and removed from the one before. */
public record RunbookVersionView(
    long version, String title, Instant at, @Nullable PersonView by, int added, int removed) {}
