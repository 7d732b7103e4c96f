package dev.firedrill.automation.runbook;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A runbook in its newest version. Versions are counted from 1. */
public record Runbook(
    UUID id,
    TeamId team,
    long version,
    String title,
    String markdown,
    Instant createdAt,
    PersonId createdBy,
    Instant savedAt,
    PersonId savedBy) {
  /** As much as a person may be asked to read, and then some. */
  public static final int BYTES_AT_MOST = 64 * 1_024;

  public List<RunbookStep> steps() {
    return RunbookMarkdown.steps(markdown);
  }
}
