package dev.firedrill.automation.runbook;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;

/** A runbook's text as it was. */
public record RunbookVersion(
    long version, String title, String markdown, Instant savedAt, PersonId savedBy) {}
