package dev.firedrill.bot.command;

import dev.firedrill.bot.flags.Flags;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Switchboard;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.store.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins that are there, which of them started, and which of them are on. */
public final class PluginSet implements Switchboard {
  private static final Logger log = LoggerFactory.getLogger(PluginSet.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

  private final Map<String, Plugin> plugins;
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Flags flags;
  private final Switches switches;

  /**
   * The plugins by name.
   *
   * @param wanted their names; empty means all
   */
  public PluginSet(
      Collection<Plugin> available,
      Collection<String> wanted,
      Flags flags,
      Database database,
      InstantSource clock) {
    this.plugins = PluginLoader.byName(available, wanted);
    this.flags = flags;
    this.switches = new Switches(database, clock);
  }

  /** Starts every plugin; one that throws or hangs is logged, and fails when it is asked. */
  public void start(Tools tools) throws InterruptedException {
    switches.read();
    for (var plugin : plugins.entrySet()) {
      String name = plugin.getKey();
      if (!done("start", name, START_LIMIT, () -> plugin.getValue().start(tools))) {
        broken.add(name);
      }
    }
  }

  /** Stops every plugin. */
  public void stop() throws InterruptedException {
    for (var plugin : plugins.entrySet()) {
      done("stop", plugin.getKey(), STOP_LIMIT, plugin.getValue()::stop);
    }
  }

  @Nullable Plugin find(String name) {
    return plugins.get(name);
  }

  Map<String, Plugin> all() {
    return plugins;
  }

  boolean isBroken(String name) {
    return broken.contains(name);
  }

  /** For nobody in particular. */
  boolean isOn(String name) {
    return flags.pluginEnabled(name) && switches.on(name);
  }

  /** Off for everybody, whoever asks. */
  boolean isOffForAll(String name) {
    return !switches.on(name) || !(dependsOnUser(name) || flags.pluginEnabled(name));
  }

  boolean dependsOnUser(String name) {
    return flags.pluginDependsOnUser(name);
  }

  /** For a user of a plugin that depends on the user; may take a moment. */
  boolean isOnFor(String name, String user) {
    return flags.pluginEnabled(name, user);
  }

  @Override
  public List<Plugin> active() {
    return plugins.entrySet().stream()
        .filter(plugin -> isOn(plugin.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public SortedSet<String> names() {
    return new TreeSet<>(plugins.keySet());
  }

  @Override
  public SortedSet<String> switchedOff() {
    return switches.off();
  }

  @Override
  public void set(Collection<String> names, boolean on, String user) throws PluginFailure {
    try {
      switches.set(names, on, user);
    } catch (SQLException e) {
      throw new PluginFailure("the switch cannot be kept, so nothing was switched.", e);
    }
  }

  /** Runs on a thread of its own, which is left behind if it does not come back in time. */
  private static boolean done(String what, String plugin, Duration limit, Runnable action)
      throws InterruptedException {
    var task = new FutureTask<>(action, true);
    Thread.ofPlatform().name(what + "-" + plugin).daemon().start(task);
    Throwable failure;
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      failure = e.getCause();
    } catch (TimeoutException e) {
      task.cancel(true);
      failure = e;
    }
    log.atError().addKeyValue("plugin", plugin).setCause(failure).log("cannot {} a plugin", what);
    return false;
  }
}
