package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Switches commands on. */
public final class EnablePlugin implements Plugin {
  private @Nullable SwitchCommand command;

  @Override
  public String name() {
    return "enable";
  }

  @Override
  public List<String> usages() {
    return List.of("!enable COMMAND - switches it on; admins only, as in `!enable weather`");
  }

  @Override
  public void start(Tools tools) {
    command = new SwitchCommand(true, tools);
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (command == null) {
      throw new PluginFailure("it was not started.");
    }
    return command.handle(request);
  }
}
