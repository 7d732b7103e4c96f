package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Asks a question people answer with a reaction. */
public final class PollPlugin implements Plugin {
  private static final List<String> NUMBERS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  // Slack's own clients turn straight quotes into curly ones.
  private static final Pattern QUOTED = Pattern.compile("[\"“”]([^\"“”]+)[\"“”]");

  @Override
  public String name() {
    return "poll";
  }

  @Override
  public List<String> usages() {
    return List.of("!poll \"QUESTION\" \"CHOICE\" \"CHOICE\" - two to nine choices");
  }

  @Override
  public Reply handle(Request request) {
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
    List<String> lines = new ArrayList<>();
    lines.add("*%s*".formatted(parts.getFirst()));
    for (int i = 0; i < choices; i++) {
      lines.add(":%s: %s".formatted(NUMBERS.get(i), parts.get(i + 1)));
    }
    return new Reply(String.join("\n", lines), NUMBERS.subList(0, choices));
  }
}
