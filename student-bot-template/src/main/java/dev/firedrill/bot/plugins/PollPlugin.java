package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reaction;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugins.PollStore.Poll;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a question people answer with a reaction. */
public final class PollPlugin implements Plugin, Reaction.Listener {
  private static final List<String> NUMBERS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  // Slack's own clients turn straight quotes into curly ones.
  private static final Pattern QUOTED = Pattern.compile("[\"“”]([^\"“”\n]+)[\"“”]");

  private @Nullable PollStore store;

  @Override
  public String name() {
    return "poll";
  }

  @Override
  public List<String> usages() {
    return List.of(
        "!poll \"QUESTION\" \"CHOICE\" \"CHOICE\" - two to nine choices",
        "!poll results - how the newest poll of this channel stands",
        "!poll close - ends it; only who asked may");
  }

  @Override
  public void start(Tools tools) {
    store = new PollStore(tools.database());
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    try {
      return switch (request.text()) {
        case "results" -> results(request);
        case "close" -> close(request);
        default -> ask(request);
      };
    } catch (SQLException e) {
      throw new PluginFailure("the votes cannot be read or written.", e);
    }
  }

  @Override
  public void reacted(Reaction reaction) throws PluginFailure {
    if (NUMBERS.contains(reaction.emoji())) {
      try {
        store().vote(reaction);
      } catch (SQLException e) {
        throw new PluginFailure("a vote cannot be written.", e);
      }
    }
  }

  private Reply ask(Request request) throws SQLException {
    List<String> parts =
        QUOTED
            .matcher(request.text())
            .results()
            .map((MatchResult found) -> found.group(1).strip())
            .filter(part -> !part.isEmpty())
            .toList();
    int choices = parts.size() - 1;
    if (choices < 2 || choices > NUMBERS.size()) {
      return Reply.of("Usage: !poll \"QUESTION\" \"CHOICE\" \"CHOICE\" (two to nine choices)");
    }
    String question = parts.getFirst();
    List<String> answers = parts.subList(1, parts.size());
    List<String> lines = new ArrayList<>();
    lines.add("*%s*".formatted(question));
    for (int i = 0; i < choices; i++) {
      lines.add(":%s: %s".formatted(NUMBERS.get(i), answers.get(i)));
    }
    String id = request.id();
    store().save(new Poll(id, request.channel(), request.user(), question, answers, true));
    return new Reply(
        String.join("\n", lines), NUMBERS.subList(0, choices), (channel, ts) -> posted(id, ts));
  }

  private void posted(String id, String ts) throws PluginFailure {
    try {
      store().posted(id, ts);
    } catch (SQLException e) {
      throw new PluginFailure("people cannot vote: where the poll is cannot be kept.", e);
    }
  }

  private Reply results(Request request) throws SQLException {
    Optional<Poll> poll = store().newest(request.channel());
    return poll.isEmpty() ? noPoll() : Reply.of(shown(poll.get(), poll.get().open()));
  }

  private Reply close(Request request) throws SQLException {
    Optional<Poll> newest = store().newest(request.channel());
    if (newest.isEmpty()) {
      return noPoll();
    }
    Poll poll = newest.get();
    if (!poll.author().equals(request.user())) {
      return Reply.of("Only who asked may close the poll.");
    }
    store().close(poll.id(), request.user());
    return Reply.of(shown(poll, false));
  }

  private static Reply noPoll() {
    return Reply.of("There is no poll in this channel.");
  }

  private String shown(Poll poll, boolean open) throws SQLException {
    Map<String, Integer> votes = store().votes(poll.id());
    List<String> lines = new ArrayList<>();
    lines.add("*%s* (%s)".formatted(poll.question(), open ? "open" : "closed"));
    for (int i = 0; i < poll.choices().size(); i++) {
      int count = votes.getOrDefault(NUMBERS.get(i), 0);
      lines.add(":%s: %s: %d".formatted(NUMBERS.get(i), poll.choices().get(i), count));
    }
    return String.join("\n", lines);
  }

  private PollStore store() {
    if (store == null) {
      throw new IllegalStateException("not started");
    }
    return store;
  }
}
