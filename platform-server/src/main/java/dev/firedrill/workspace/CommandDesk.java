package dev.firedrill.workspace;

import dev.firedrill.kernel.Failure;
import dev.firedrill.workspace.SlashCommand.Answer;
import dev.firedrill.workspace.bots.BotLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what people type with a slash: the platform's commands, {@code /bot} for the bot of
 * the channel, {@code /help}. Everything is answered, also what goes wrong.
 */
public final class CommandDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
  private static final String BOT = "/bot";
  private static final String HELP = "/help";
  private static final int CLOSE_ENOUGH = 3;

  /** A command as it is listed. */
  public record Listed(String command, String usage, String description) {}

  private final Directory directory;
  private final Chat chat;
  private final BotLine line;
  private final Map<String, SlashCommand> commands = new TreeMap<>();

  public CommandDesk(Directory directory, Chat chat, BotLine line, List<SlashCommand> commands) {
    this.directory = directory;
    this.chat = chat;
    this.line = line;
    for (SlashCommand command : commands) {
      if (this.commands.put(command.name(), command) != null) {
        throw new IllegalArgumentException("two commands are called " + command.name());
      }
    }
  }

  /** All commands, by name. */
  public List<Listed> list() {
    List<Listed> all = new ArrayList<>();
    all.add(new Listed(BOT, "<text>", "Tells your bot the text, as a command of its own."));
    all.add(new Listed(HELP, "", "Lists the commands."));
    commands.values().forEach(it -> all.add(new Listed(it.name(), it.usage(), it.description())));
    all.sort(Comparator.comparing(Listed::command));
    return all;
  }

  /**
   * Answers a text that starts with a slash; waits at most three seconds for a bot. What comes back
   * has been shown to the caller already.
   */
  public List<Message> run(WorkspaceUser user, ChannelId channelId, String text) {
    Workspace workspace = directory.get(user.team());
    Channel channel = workspace.channel(channelId).orElseThrow(Refusal.CHANNEL_NOT_FOUND::failure);
    String typed = text.strip();
    int end = 0;
    while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
      end++;
    }
    String name = typed.substring(0, end).toLowerCase(Locale.ROOT);
    String rest = typed.substring(end).strip();
    if (name.equals(BOT)) {
      return askBot(workspace, channel, user, rest);
    }
    Answer answer =
        name.equals(HELP) ? Answer.onlyToYou(help()) : answer(user, channelId, name, rest);
    UserId platform = workspace.platform().orElseThrow().id();
    if (answer.inChannel() != null) {
      chat.post(user.team(), NewMessage.of(channelId, platform, answer.inChannel()), false)
          .orFail();
    }
    return answer.ephemeral().isBlank()
        ? List.of()
        : List.of(tell(user, channelId, platform, answer.ephemeral(), null));
  }

  private Answer answer(WorkspaceUser user, ChannelId channel, String name, String rest) {
    SlashCommand command = commands.get(name);
    if (command == null || user.person() == null) {
      return Answer.onlyToYou(unknown(name));
    }
    try {
      return command.handle(
          new SlashCommand.Invocation(user.team(), channel, user.id(), user.person(), rest));
    } catch (Failure failure) {
      return Answer.onlyToYou(failure.detail());
    } catch (RuntimeException broken) {
      // A person waits for an answer in a chat window, where no error page would show.
      LOG.error("the command {} failed", name, broken);
      return Answer.onlyToYou(
          "`" + name + "` went wrong on our side. Try it again; if it fails again, tell staff.");
    }
  }

  private List<Message> askBot(
      Workspace workspace, Channel channel, WorkspaceUser user, String text) {
    UserId platform = workspace.platform().orElseThrow().id();
    Optional<BotAccount> bot = workspace.botFor(channel);
    if (bot.isEmpty()) {
      return List.of(tell(user, channel.id(), platform, "There is no bot for this channel.", null));
    }
    String which = bot.get().bot().environment().word();
    BotLine.Answer answer = line.command(workspace, bot.get(), channel, user, text).join();
    return switch (answer) {
      case BotLine.Answer.Silent() -> List.of();
      case BotLine.Answer.Said(String words, @Nullable String blocks, boolean inChannel) -> {
        if (inChannel) {
          chat.post(
                  user.team(),
                  new NewMessage(channel.id(), bot.get().user(), words, blocks, null),
                  false)
              .orFail();
          yield List.of();
        }
        yield List.of(tell(user, channel.id(), bot.get().user(), words, blocks));
      }
      case BotLine.Answer.NotConnected() ->
          List.of(tell(user, channel.id(), platform, notConnected(which), null));
      case BotLine.Answer.TimedOut() ->
          List.of(tell(user, channel.id(), platform, timedOut(which), null));
    };
  }

  static String notConnected(String environment) {
    return "Your "
        + environment
        + " bot did not answer: it is not connected (`operation_timeout`). Its page and its log"
        + " show why.";
  }

  static String timedOut(String environment) {
    return "Your "
        + environment
        + " bot did not answer in 3 s (`operation_timeout`). It is connected, but it did not"
        + " acknowledge.";
  }

  private Message tell(
      WorkspaceUser user, ChannelId channel, UserId author, String text, @Nullable String blocks) {
    NewMessage message = new NewMessage(channel, author, text, blocks, null);
    return chat.postEphemeral(user.team(), message, user.id()).orFail();
  }

  private String help() {
    StringBuilder text = new StringBuilder("These commands work here:");
    for (Listed it : list()) {
      String usage = it.usage().isBlank() ? it.command() : it.command() + " " + it.usage();
      text.append("\n• `").append(usage).append("` ").append(it.description());
    }
    return text.toString();
  }

  private String unknown(String name) {
    Optional<String> near =
        list().stream()
            .map(Listed::command)
            .filter(it -> distance(it, name) < CLOSE_ENOUGH)
            .min(Comparator.comparingInt(it -> distance(it, name)));
    return "`"
        + name.replace("`", "")
        + "` is not a command here. Try `/help` for the list"
        + near.map(it -> ", or did you mean `" + it + "`?").orElse(".");
  }

  /** How many letters to add, drop or change to make one of the other. */
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
