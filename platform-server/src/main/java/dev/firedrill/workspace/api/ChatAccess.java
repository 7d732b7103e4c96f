package dev.firedrill.workspace.api;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.team.Team;
import dev.firedrill.web.Principals;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Refusal;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import jakarta.ws.rs.container.ContainerRequestContext;

/** Lets people into their team's workspace; whoever comes for the first time becomes a user. */
final class ChatAccess {
  private final TeamAccess access;
  private final Workspaces workspaces;
  private final Directory directory;

  ChatAccess(TeamAccess access, Workspaces workspaces, Directory directory) {
    this.access = access;
    this.workspaces = workspaces;
    this.directory = directory;
  }

  /** Who is there, where. */
  record Visit(Workspace workspace, WorkspaceUser user) {
    /** A channel this person may look into, or not found. */
    Channel channel(String id) {
      return workspace
          .channel(new ChannelId(id))
          .filter(found -> !found.id().isDirect() || workspace.isMember(found.id(), user.id()))
          .orElseThrow(Refusal.CHANNEL_NOT_FOUND::failure);
    }
  }

  /** To read: the own team, or any for staff. */
  Visit reading(ContainerRequestContext request, String slug) {
    Principal principal = Principals.of(request);
    return enter(principal, access.readable(principal, slug));
  }

  /** To write: the own team, or any for an instructor. */
  Visit writing(ContainerRequestContext request, String slug) {
    Principal principal = Principals.of(request);
    return enter(principal, access.speakable(principal, slug));
  }

  private Visit enter(Principal principal, Team team) {
    if (directory.find(team.id()).isEmpty()) {
      workspaces.provision(team.id());
    }
    var id = workspaces.userOf(team.id(), principal.person().id());
    Workspace workspace = directory.get(team.id());
    if (workspace.user(id).isEmpty()) {
      workspace = directory.fresh(team.id()).orElse(workspace);
    }
    return new Visit(workspace, workspace.userOrFail(id));
  }

  /** The ts in a path or body; one that is malformed names no message. */
  static MessageTs ts(String text) {
    return MessageTs.parse(text).orElseThrow(Refusal.MESSAGE_NOT_FOUND::failure);
  }
}
