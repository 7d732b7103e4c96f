package dev.firedrill.workspace.commands;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.Channels;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Outcome;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /invite @otter-bot}: brings a member of the workspace into this channel. */
final class InviteCommand implements SlashCommand {
  private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]+)(?:\\|[^>]*)?>");

  private final Directory directory;
  private final Channels channels;
  private final BiPredicate<PersonId, TeamId> mayOperate;

  InviteCommand(Directory directory, Channels channels, BiPredicate<PersonId, TeamId> mayOperate) {
    this.directory = directory;
    this.channels = channels;
    this.mayOperate = mayOperate;
  }

  @Override
  public String name() {
    return "/invite";
  }

  @Override
  public String usage() {
    return "@name";
  }

  @Override
  public String description() {
    return "Brings a person or a bot into this channel.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    Workspace workspace = directory.get(invocation.team());
    String asked = invocation.text().strip();
    if (asked.isEmpty()) {
      return Answer.onlyToYou("Say whom to invite, for example `/invite @" + bot(workspace) + "`.");
    }
    if (!mayOperate.test(invocation.person(), invocation.team())) {
      return Answer.onlyToYou("You may look at this channel but not invite anybody.");
    }
    Optional<WorkspaceUser> user = find(workspace, asked);
    if (user.isEmpty()) {
      return Answer.onlyToYou(
          "Nobody here is called '" + asked + "'. The bot is `@" + bot(workspace) + "`.");
    }
    String who = "<@" + user.get().id() + ">";
    return switch (channels.join(invocation.team(), invocation.channel(), user.get().id())) {
      case Outcome.Done<Boolean>(Boolean joined) ->
          joined
              ? new Answer("", "<@" + invocation.user() + "> added " + who + " to this channel.")
              : Answer.onlyToYou(who + " is in this channel already.");
      case Outcome.Refused<Boolean>(var refusal) -> throw refusal.failure();
    };
  }

  private static Optional<WorkspaceUser> find(Workspace workspace, String asked) {
    Matcher mention = MENTION.matcher(asked);
    String word = asked.startsWith("@") ? asked.substring(1) : asked;
    return workspace.users().values().stream()
        .filter(user ->
            mention.matches()
                ? user.id().value().equals(mention.group(1))
                : user.handle().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static String bot(Workspace workspace) {
    return workspace.slug() + "-bot";
  }
}
