package dev.firedrill.bot;

import dev.firedrill.bot.size.BotSize;
import dev.firedrill.bot.size.InstanceUsage;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where bots really run. Calls return at once; what comes of them is told to the listener, from any
 * thread.
 */
public interface BotRuntime {
  /** What the runtime tells of an instance. */
  interface Listener {
    void started(InstanceId instance, String detail);

    /**
     * The instance says that it can serve, or it offers no way to ask it. Told once after each
     * start; it may be told before the bot has connected to the workspace.
     */
    void ready(InstanceId instance);

    /** The instance ended, by itself or because it was stopped; {@code reason} is for people. */
    void exited(InstanceId instance, String reason);
  }

  /**
   * What to run: the environment variables hold secrets, so they are never printed. {@code
   * directoryName} is the same for all instances of a bot, which share what they keep there. With
   * no {@code size} the usual limits hold.
   */
  record Spec(
      InstanceId instance,
      String directoryName,
      Program program,
      Map<String, Secret> environment,
      @Nullable BotSize size) {
    public Spec(
        InstanceId instance,
        String directoryName,
        Program program,
        Map<String, Secret> environment) {
      this(instance, directoryName, program, environment, null);
    }
  }

  /** Why this runtime cannot run the program, as one sentence; empty when it can. */
  Optional<String> refusal(Program program);

  /** Starts an instance, beside others of the same bot; does nothing while this one runs. */
  void start(Spec spec, Listener listener);

  /** Asks the instance to stop, and makes it after a grace period. Does nothing when none runs. */
  void stop(InstanceId instance);

  /** The instances there are now. */
  Set<InstanceId> running();

  /** What the instances use now, as far as this runtime can tell. */
  List<InstanceUsage> usage();

  /** The loopback port that was given to the instance for health and metrics. */
  Optional<Integer> port(InstanceId instance);

  /**
   * At most {@code lines} lines of all instances of a bot: those that follow the line {@code
   * after}, or the newest ones when it is 0 or no line has that number any more.
   */
  LogPage log(TeamEnvironment bot, long after, int lines);

  /** Stops every instance and returns when all are gone. */
  void stopAll();
}
