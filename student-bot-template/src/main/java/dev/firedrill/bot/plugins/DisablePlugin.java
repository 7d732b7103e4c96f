package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Switches commands off. */
public final class DisablePlugin implements Plugin {
  private @Nullable SwitchCommand command;

  @Override
  public String name() {
    return "disable";
  }

  @Override
  public List<String> usages() {
    return List.of("!disable COMMAND - switches it off; admins only, as in `!disable weather`");
  }

  @Override
  public void start(Tools tools) {
    command = new SwitchCommand(false, tools);
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (command == null) {
      throw new PluginFailure("it was not started.");
    }
    return command.handle(request);
  }
}
