package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import java.util.List;

/** Says it is there. */
public final class PingPlugin implements Plugin {
  @Override
  public String name() {
    return "ping";
  }

  @Override
  public List<String> usages() {
    return List.of("!ping - answers pong");
  }

  @Override
  public Reply handle(Request request) {
    return Reply.of("pong");
  }
}
