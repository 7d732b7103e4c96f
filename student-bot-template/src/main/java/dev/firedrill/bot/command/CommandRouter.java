package dev.firedrill.bot.command;

import dev.firedrill.bot.BotConfig.Limits;
import dev.firedrill.bot.ops.BotMetrics;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reaction;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the plugin for a command, asks whether it is on, and sends the command down its lane. */
public final class CommandRouter {
  private static final Logger log = LoggerFactory.getLogger(CommandRouter.class);

  private final PluginSet plugins;
  private final MessageCache recent;
  private final BotMetrics metrics;
  private final ScheduledThreadPoolExecutor clock;
  private final Map<String, Lane> lanes = new TreeMap<>();

  /** A router with one lane for each plugin; no thread runs before the first command. */
  public CommandRouter(PluginSet plugins, Limits limits, MessageCache recent, BotMetrics metrics) {
    this.plugins = plugins;
    this.recent = recent;
    this.metrics = metrics;
    this.clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("time-limit").daemon().factory());
    clock.setRemoveOnCancelPolicy(true);
    plugins.names().forEach(name -> lanes.put(name, new Lane(name, limits, clock)));
  }

  /**
   * Answers a command, now or later and exactly once; never throws.
   *
   * @return false where nobody asked this bot, as with {@code !word} of another bot
   */
  public boolean answer(CommandLine command, Request request, Consumer<Answer> whenDone) {
    long asked = System.nanoTime();
    String name = command.word();
    Plugin plugin = plugins.find(name);
    if (plugin == null) {
      if (command.mentioned()) {
        whenDone.accept(Answer.unknown(name));
      }
      return command.mentioned();
    }
    List<String> before = recent.before(request.channel());
    recent.add(name, request);
    Consumer<Answer> finish =
        answer -> {
          record(name, request, answer, asked, before);
          whenDone.accept(answer);
        };
    if (plugins.isOffForAll(name)) {
      finish.accept(Answer.off(name));
    } else if (plugins.isBroken(name)) {
      finish.accept(Answer.broken(name));
    } else {
      boolean perUser = plugins.dependsOnUser(name);
      lane(name)
          .run(
              () -> {
                if (perUser && !plugins.isOnFor(name, request.user())) {
                  throw new SwitchedOff();
                }
                return inLane(name, plugin.handle(request));
              },
              finish);
    }
    return true;
  }

  /** Tells the plugins that listen. */
  public void reacted(Reaction reaction) {
    plugins
        .all()
        .forEach((name, plugin) -> {
          if (plugin instanceof Reaction.Listener listener
              && plugins.isOn(name)
              && !plugins.isBroken(name)) {
            later(name, () -> listener.reacted(reaction));
          }
        });
  }

  /** How many commands wait for a thread. */
  public int waiting() {
    return lanes.values().stream().mapToInt(Lane::waiting).sum();
  }

  /** Finishes what was asked, at most for {@code patience}; everybody gets an answer. */
  public void finish(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    lanes.values().forEach(Lane::close);
    for (Lane lane : lanes.values()) {
      lane.finish(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    clock.shutdownNow();
  }

  private Lane lane(String plugin) {
    Lane lane = lanes.get(plugin);
    if (lane == null) {
      throw new IllegalStateException("no lane for " + plugin);
    }
    return lane;
  }

  /** What a plugin does after its answer was posted must not run on the outbox's threads. */
  private Reply inLane(String plugin, Reply reply) {
    return new Reply(
        reply.text(),
        reply.reactions(),
        (channel, ts) -> later(plugin, () -> reply.whenPosted().at(channel, ts)));
  }

  private void later(String plugin, Lane.Task task) {
    Lane.Work work =
        () -> {
          task.run();
          return Reply.of("");
        };
    lane(plugin)
        .run(
            work,
            answer -> {
              if (answer.outcome() != Outcome.OK) {
                log.atError()
                    .addKeyValue("plugin", plugin)
                    .addKeyValue("outcome", answer.outcome().label())
                    .setCause(answer.cause())
                    .log("a plugin missed something");
              }
            });
  }

  private void record(
      String plugin, Request request, Answer answer, long asked, List<String> before) {
    metrics.command(plugin, answer.outcome().label());
    boolean well = List.of(Outcome.OK, Outcome.OFF).contains(answer.outcome());
    var line = well ? log.atInfo() : log.atWarn().addKeyValue("before", before);
    line.addKeyValue("event_id", request.id())
        .addKeyValue("plugin", plugin)
        .addKeyValue("outcome", answer.outcome().label())
        .addKeyValue("ms", (System.nanoTime() - asked) / 1_000_000)
        .setCause(answer.cause())
        .log("handled a command");
  }
}
