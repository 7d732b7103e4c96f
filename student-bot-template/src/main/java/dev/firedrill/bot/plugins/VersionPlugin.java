package dev.firedrill.bot.plugins;

import dev.firedrill.bot.BuildVersion;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import java.util.List;

/** Says which build is running: the first question after a deployment. */
public final class VersionPlugin implements Plugin {
  private BuildVersion version = new BuildVersion("unknown", "unknown");

  @Override
  public String name() {
    return "version";
  }

  @Override
  public List<String> usages() {
    return List.of("!version - which build is running");
  }

  @Override
  public void start(Tools tools) {
    version = tools.version();
  }

  @Override
  public Reply handle(Request request) {
    return Reply.of(version.text());
  }
}
