package dev.firedrill.bot.plugin;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** Which plugins are there, and which of them are on. */
public interface Switchboard {
  /** The plugins that are loaded and on right now, by flag and by switch. */
  List<Plugin> active();

  /** The names of all plugins that are loaded. */
  SortedSet<String> names();

  /** The names that were switched off in chat. */
  SortedSet<String> switchedOff();

  /**
   * Switches plugins, all or none, and keeps that over a restart.
   *
   * @throws PluginFailure if it cannot be kept; then nothing is switched
   */
  void set(Collection<String> plugins, boolean on, String user) throws PluginFailure;
}
