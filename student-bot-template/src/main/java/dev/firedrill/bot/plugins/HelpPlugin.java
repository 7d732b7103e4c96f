package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Switchboard;
import dev.firedrill.bot.plugin.Tools;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists what is switched on. */
public final class HelpPlugin implements Plugin {
  private @Nullable Switchboard switchboard;

  @Override
  public String name() {
    return "help";
  }

  @Override
  public List<String> usages() {
    return List.of("!help - this list", "!help COMMAND - only that, as in `!help weather`");
  }

  @Override
  public void start(Tools tools) {
    switchboard = tools.switchboard();
  }

  @Override
  public Reply handle(Request request) {
    String wanted = request.text().startsWith("!") ? request.text().substring(1) : request.text();
    List<Plugin> active = switchboard == null ? List.of() : switchboard.active();
    if (wanted.isEmpty()) {
      return Reply.of("I know these commands:\n" + lines(active));
    }
    List<Plugin> found = active.stream().filter(plugin -> plugin.name().equals(wanted)).toList();
    return Reply.of(
        found.isEmpty() ? "I know no command \"%s\".".formatted(wanted) : "So: " + lines(found));
  }

  private static String lines(List<Plugin> plugins) {
    return plugins.stream()
        .sorted(Comparator.comparing(Plugin::name))
        .flatMap(plugin -> plugin.usages().stream())
        .collect(Collectors.joining("\n"));
  }
}
