package dev.firedrill.incident.commands;

import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The team's members as they are named in chat. */
final class Mentions {
  private static final Pattern MENTION = Pattern.compile("<@(U[A-Z0-9]+)(?:\\|[^>]*)?>");

  private final Teams teams;
  private final Workspaces workspaces;

  Mentions(Teams teams, Workspaces workspaces) {
    this.teams = teams;
    this.workspaces = workspaces;
  }

  /** The member named by {@code @handle}, {@code handle} or a mention that chat has made of it. */
  Optional<Member> member(TeamId team, String named) {
    Matcher mention = MENTION.matcher(named);
    if (mention.matches()) {
      return workspaces
          .user(team, new UserId(mention.group(1)))
          .map(WorkspaceUser::person)
          .flatMap(person -> find(team, person));
    }
    String handle = named.startsWith("@") ? named.substring(1) : named;
    return teams.members(team).stream()
        .filter(member -> member.handle().equalsIgnoreCase(handle))
        .findFirst();
  }

  private Optional<Member> find(TeamId team, PersonId person) {
    return teams.members(team).stream().filter(member -> member.id().equals(person)).findFirst();
  }

  /** What to say where nobody of the team is called so, or nobody was named. */
  String nobody(TeamId team, String named) {
    return (named.isEmpty()
            ? "Say who."
            : "Nobody in your team is called \"" + Mrkdwn.escape(named) + "\".")
        + " Your team: "
        + all(team)
        + ".";
  }

  /** All handles of the team, for a message: {@code @ada, @bo}. */
  String all(TeamId team) {
    List<Member> members = teams.members(team);
    return members.isEmpty()
        ? "nobody yet"
        : members.stream().map(member -> "@" + member.handle()).collect(Collectors.joining(", "));
  }

  String handle(PersonId person) {
    return teams.person(person).map(member -> "@" + member.handle()).orElse("somebody");
  }
}
