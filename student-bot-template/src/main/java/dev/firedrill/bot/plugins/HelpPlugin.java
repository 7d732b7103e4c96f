package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lists what is switched on. */
public final class HelpPlugin implements Plugin {
  private Supplier<List<Plugin>> active = List::of;

  @Override
  public String name() {
    return "help";
  }

  @Override
  public List<String> usages() {
    return List.of("!help - this list");
  }

  @Override
  public void start(Tools tools) {
    active = tools.active();
  }

  @Override
  public Reply handle(Request request) {
    return Reply.of(
        active.get().stream()
            .sorted(Comparator.comparing(Plugin::name))
            .flatMap(plugin -> plugin.usages().stream())
            .collect(Collectors.joining("\n", "I know these commands:\n", "")));
  }
}
