package dev.firedrill.bot;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where bots really run. Calls return at once; what comes of them is told to the listener, from any
 * thread.
 */
public interface BotRuntime {
  /** What the runtime tells of a bot's instance. */
  interface Listener {
    void started(TeamEnvironment bot, String detail);

    /** The instance ended, by itself or because it was stopped; {@code reason} is for people. */
    void exited(TeamEnvironment bot, String reason);
  }

  /** What to run: the environment variables hold secrets, so they are never printed. */
  record Spec(TeamEnvironment bot, String directoryName, Map<String, Secret> environment) {}

  /** The version of what is run, for people. */
  String release();

  /** Starts an instance; does nothing while one runs. */
  void start(Spec spec, Listener listener);

  /** Asks the instance to stop, and makes it after a grace period. Does nothing when none runs. */
  void stop(TeamEnvironment bot);

  /** The bots that have an instance now. */
  Set<TeamEnvironment> running();

  /** The newest lines of the bot's log, oldest first. */
  List<String> log(TeamEnvironment bot, int lines);

  /** Stops every instance and returns when all are gone. */
  void stopAll();
}
