package dev.firedrill.telemetry.commands;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.paging.OnCallDesk;
import dev.firedrill.telemetry.paging.PageDesk;
import dev.firedrill.telemetry.paging.PageStore;
import dev.firedrill.telemetry.paging.SilenceDesk;
import dev.firedrill.workspace.SlashCommand;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiPredicate;

/** Pages, on-call and silences from chat. */
public final class PagingCommands {
  private PagingCommands() {}

  /** What the commands call. */
  public record Services(
      PageStore pages,
      PageDesk pageDesk,
      OnCallDesk onCall,
      SilenceDesk silences,
      AlarmStore alarms,
      Teams teams,
      InstantSource clock) {}

  /** {@code /ack}, {@code /oncall} and {@code /silence}. */
  public static List<SlashCommand> all(
      Services services, BiPredicate<PersonId, TeamId> mayOperate) {
    return List.of(
        new AckCommand(services.pages(), services.pageDesk()),
        new OnCallCommand(services.onCall(), services.teams(), mayOperate, services.clock()),
        new SilenceCommand(services.silences(), services.alarms(), mayOperate, services.clock()));
  }
}
