package dev.firedrill.flag.api.wire;

import dev.firedrill.flag.schedule.ScheduledChange;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of a flag that is still to come. */
public record FlagPlanView(
    UUID id,
    Instant at,
    ScheduledChange.Action action,
    @Nullable List<ShareView> rollout,
    String reason,
    @Nullable PersonView by) {

  public static FlagPlanView of(ScheduledChange change, Teams teams) {
    return new FlagPlanView(
        change.id(),
        change.at(),
        change.action(),
        ShareView.of(change.rollout()),
        change.reason(),
        FlagView.person(change.by(), teams));
  }
}
