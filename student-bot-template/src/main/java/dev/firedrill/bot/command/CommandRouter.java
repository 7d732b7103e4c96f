package dev.firedrill.bot.command;

import dev.firedrill.bot.flags.Flags;
import dev.firedrill.bot.ops.BotMetrics;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the plugin for a command, asks its flag, and keeps one plugin's failure from the others.
 */
public final class CommandRouter {
  private static final Logger log = LoggerFactory.getLogger(CommandRouter.class);

  private final Map<String, Plugin> plugins;
  private final Flags flags;
  private final BotMetrics metrics;

  /** A router for these plugins; a name that comes twice is a mistake. */
  public CommandRouter(List<Plugin> plugins, Flags flags, BotMetrics metrics) {
    this.plugins =
        plugins.stream().collect(Collectors.toUnmodifiableMap(Plugin::name, Function.identity()));
    this.flags = flags;
    this.metrics = metrics;
  }

  /** Prepares every plugin; one that cannot start is logged and fails when asked. */
  public void start(Tools tools) {
    plugins.values().forEach(plugin -> guarded(plugin, "start", () -> plugin.start(tools)));
  }

  /** Stops every plugin. */
  public void stop() {
    plugins.values().forEach(plugin -> guarded(plugin, "stop", plugin::stop));
  }

  /** The plugins that are switched on now. */
  public List<Plugin> active() {
    return plugins.values().stream().filter(plugin -> flags.pluginEnabled(plugin.name())).toList();
  }

  /**
   * Answers a command. Never throws: what a plugin throws becomes an answer, a metric and a log
   * line.
   *
   * @return empty where nobody asked this bot, as with {@code !word} of another bot
   */
  public Optional<Reply> answer(CommandLine command, String user, String channel, String eventId) {
    Plugin plugin = plugins.get(command.word());
    if (plugin == null) {
      return command.mentioned()
          ? Optional.of(Reply.of("I do not know \"%s\". Try !help.".formatted(command.word())))
          : Optional.empty();
    }
    String name = plugin.name();
    long start = System.nanoTime();
    String outcome = "crashed";
    try {
      if (!flags.pluginEnabled(name)) {
        outcome = "off";
        return Optional.of(Reply.of(name + " is switched off at the moment."));
      }
      Reply reply = plugin.handle(new Request(command.text(), user, channel));
      outcome = "ok";
      return Optional.of(reply);
    } catch (PluginFailure e) {
      outcome = "failed";
      log.atWarn()
          .addKeyValue("event_id", eventId)
          .addKeyValue("plugin", name)
          .setCause(e.getCause())
          .log("a command failed: {}", e.getMessage());
      return Optional.of(failed(name, String.valueOf(e.getMessage())));
    } catch (Exception | StackOverflowError e) {
      log.atError()
          .addKeyValue("event_id", eventId)
          .addKeyValue("plugin", name)
          .setCause(e)
          .log("a plugin threw what it should not");
      return Optional.of(
          failed(name, "an unexpected error (%s).".formatted(e.getClass().getSimpleName())));
    } finally {
      metrics.handled(name, outcome, start);
      log.atInfo()
          .addKeyValue("event_id", eventId)
          .addKeyValue("plugin", name)
          .addKeyValue("outcome", outcome)
          .addKeyValue("ms", (System.nanoTime() - start) / 1_000_000)
          .log("handled a command");
    }
  }

  private static Reply failed(String plugin, String why) {
    return Reply.of("⚠ `%s` failed: %s".formatted(plugin, why));
  }

  private static void guarded(Plugin plugin, String what, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("plugin", plugin.name())
          .setCause(e)
          .log("cannot {} a plugin", what);
    }
  }
}
