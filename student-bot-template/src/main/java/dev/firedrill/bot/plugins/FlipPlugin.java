package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import java.util.List;
import java.util.random.RandomGenerator;

/** Tosses a coin. */
public final class FlipPlugin implements Plugin {
  private RandomGenerator random = RandomGenerator.getDefault();

  @Override
  public String name() {
    return "flip";
  }

  @Override
  public List<String> usages() {
    return List.of("!flip - tosses a coin");
  }

  @Override
  public void start(Tools tools) {
    random = tools.random();
  }

  @Override
  public Reply handle(Request request) {
    return Reply.of(random.nextBoolean() ? "heads" : "tails");
  }
}
