package dev.firedrill.workspace;

import dev.firedrill.team.TeamId;
import java.util.Optional;

/**
 * The workspaces, their users, channels and bots. Reads may be served from memory for as long as
 * half a minute after another server's change, and at once after one of this server's.
 */
public interface Directory {
  Optional<Workspace> find(TeamId team);

  /** As {@link #find}, but never from memory. */
  Optional<Workspace> fresh(TeamId team);

  default Workspace get(TeamId team) {
    return find(team)
        .or(() -> fresh(team))
        .orElseThrow(() -> new IllegalStateException("team " + team + " has no workspace yet"));
  }

  /** The team to which a channel belongs. */
  Optional<TeamId> teamOf(ChannelId channel);

  /** Whose token this is; empty when nobody's. */
  Optional<BotAccount.Shown> recognize(String token);

  /** Adds the workspace; does nothing where there is one. */
  void addWorkspace(TeamId team, String slackId);

  /** Adds the user unless the person, handle or environment has one already; answers who it is. */
  WorkspaceUser addUser(WorkspaceUser user);

  void addBot(BotAccount account);

  /** Adds the channel; answers false when its name is taken. */
  boolean addChannel(Channel channel);

  /** Answers false when the user belongs to the channel already. */
  boolean addMember(TeamId team, ChannelId channel, UserId user);

  /** Ends what keeps a member away from the channel for a time; answers false when nothing does. */
  boolean bringBack(TeamId team, ChannelId channel, UserId user);

  /** Answers false when the user did not belong to the channel. */
  boolean removeMember(TeamId team, ChannelId channel, UserId user);

  /** Writes the channel's topic, purpose and whether it is archived. */
  void update(Channel channel);
}
