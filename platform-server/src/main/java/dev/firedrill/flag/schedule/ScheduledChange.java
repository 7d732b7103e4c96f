package dev.firedrill.flag.schedule;

import dev.firedrill.flag.FlagEdit;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done to a flag at a time; the rollout is there when the action is ROLLOUT. */
public record ScheduledChange(
    UUID id,
    TeamEnvironment owner,
    String key,
    Instant at,
    Action action,
    @Nullable List<Share> rollout,
    String reason,
    PersonId by) {

  /** What can be scheduled. */
  public enum Action {
    ON,
    OFF,
    ENABLE,
    DISABLE,
    ROLLOUT
  }

  public FlagEdit edit() {
    return switch (action) {
      case ON -> new FlagEdit.Switch(true);
      case OFF -> new FlagEdit.Switch(false);
      case ENABLE -> new FlagEdit.Revive();
      case DISABLE -> new FlagEdit.Kill();
      case ROLLOUT -> new FlagEdit.Rollout(rollout == null ? List.of() : rollout);
    };
  }

  /** What is planned, as a sentence goes on with it after "will be". */
  public String deed() {
    return switch (action) {
      case ON -> "switched on";
      case OFF -> "switched off";
      case ENABLE -> "revived";
      case DISABLE -> "killed";
      case ROLLOUT -> "rolled out";
    };
  }
}
