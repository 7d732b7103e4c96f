package dev.firedrill.lti.api;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.lti.sync.GradeSync;
import dev.firedrill.lti.sync.SyncRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job of grade passback; the list of jobs leaves the rows out. */
public record GradeSyncView(
    UUID id,
    UUID context,
    @Nullable UUID item,
    String title,
    boolean dryRun,
    GradeSync.State state,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String problem,
    int attempts,
    List<GradeSyncRowView> rows) {
  /** What the platform has, what we have, and what became of it. */
  public record GradeSyncRowView(
      @Nullable UUID person,
      @Nullable String subject,
      String name,
      @Nullable Double theirs,
      @Nullable Double ours,
      SyncRow.Outcome outcome,
      String sentence) {
    static GradeSyncRowView of(SyncRow row) {
      PersonId person = row.person();
      return new GradeSyncRowView(
          person == null ? null : person.value(),
          row.subject(),
          row.name(),
          row.theirs(),
          row.ours(),
          row.outcome(),
          row.sentence());
    }
  }

  static GradeSyncView of(GradeSync sync) {
    RunId run = sync.run();
    return new GradeSyncView(
        sync.id(),
        sync.context(),
        run == null ? null : run.value(),
        sync.title(),
        sync.dryRun(),
        sync.state(),
        sync.startedAt(),
        sync.endedAt(),
        sync.problem(),
        sync.attempts(),
        sync.rows().stream().map(GradeSyncRowView::of).toList());
  }
}
