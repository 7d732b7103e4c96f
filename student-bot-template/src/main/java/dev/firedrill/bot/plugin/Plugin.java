package dev.firedrill.bot.plugin;

import java.util.List;

/**
 * One command of the bot. Write a class with a public constructor without arguments, name it in
 * {@code META-INF/services/dev.firedrill.bot.plugin.Plugin}, and it is loaded at the next start.
 *
 * <p>Each plugin has a few threads of its own and a time limit: what throws or hangs here costs one
 * answer and hurts no other plugin.
 */
public interface Plugin {

  /** The word after the exclamation mark; also the name of the flag {@code plugin.NAME.enabled}. */
  String name();

  /** Lines for {@code !help}, each starting with {@code !} and the name. At least one. */
  List<String> usages();

  /** Called once before the first command. Must not block and must not touch the network. */
  default void start(Tools tools) {}

  /**
   * Answers one command; may be called by several threads at once.
   *
   * @throws PluginFailure with a sentence for the person who asked
   */
  Reply handle(Request request) throws PluginFailure;

  /** Called once, after the last command. */
  default void stop() {}
}
