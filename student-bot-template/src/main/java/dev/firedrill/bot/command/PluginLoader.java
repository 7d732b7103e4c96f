package dev.firedrill.bot.command;

import dev.firedrill.bot.plugin.Plugin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the plugins. One that cannot be loaded is named in the log, and the others are loaded. */
public final class PluginLoader {
  private static final Logger log = LoggerFactory.getLogger(PluginLoader.class);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

  private PluginLoader() {}

  /** All plugins named in {@code META-INF/services} that could be made. */
  public static List<Plugin> discover(ClassLoader loader) {
    List<Plugin> found = new ArrayList<>();
    Iterator<Plugin> plugins = ServiceLoader.load(Plugin.class, loader).iterator();
    while (true) {
      try {
        if (!plugins.hasNext()) {
          return found;
        }
        found.add(plugins.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        log.error("a plugin cannot be loaded; the bot goes on without it", e);
      }
    }
  }

  /**
   * The plugins by name: those that are wanted, or all of them if {@code wanted} is empty. A name
   * that is taken or is no name leaves that plugin out.
   */
  static Map<String, Plugin> byName(Collection<Plugin> plugins, Collection<String> wanted) {
    Map<String, Plugin> byName = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>(wanted);
    for (Plugin plugin : plugins) {
      String name = nameOf(plugin);
      unknown.remove(name);
      if (!NAME.matcher(name).matches()) {
        log.error("a plugin has no usable name: {}", plugin.getClass().getName());
      } else if (wanted.isEmpty() || wanted.contains(name)) {
        Plugin first = byName.putIfAbsent(name, plugin);
        if (first != null) {
          log.error("two plugins are called {}: {} is left out", name, plugin.getClass().getName());
        }
      }
    }
    if (!unknown.isEmpty()) {
      log.warn("BOT_PLUGINS names plugins that do not exist: {}", unknown);
    }
    return byName;
  }

  private static String nameOf(Plugin plugin) {
    try {
      return String.valueOf(plugin.name());
    } catch (RuntimeException e) {
      log.error("a plugin cannot say its name", e);
      return "";
    }
  }
}
