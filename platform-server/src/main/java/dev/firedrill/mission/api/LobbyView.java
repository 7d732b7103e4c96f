package dev.firedrill.mission.api;

import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who of a team is here before a run, and whether the team is set up for one. */
public record LobbyView(List<LobbyTeamView> items) {

  /**
   * One team. {@code rota}: somebody is on call; {@code botConnected}: its production bot is in
   * chat; {@code alarmTestedAt}: when it last tried one of its alarms.
   */
  public record LobbyTeamView(
      TeamRefView team,
      List<LobbyMemberView> members,
      boolean rota,
      boolean botConnected,
      @Nullable Instant alarmTestedAt) {}

  /** A member; {@code lastSeen} within the last quarter of an hour, else null. */
  public record LobbyMemberView(PersonView person, @Nullable Instant lastSeen) {}
}
