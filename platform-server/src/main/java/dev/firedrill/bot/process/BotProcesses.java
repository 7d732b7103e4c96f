package dev.firedrill.bot.process;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.process.launch.AotCacheName;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
import java.nio.file.Path;
import java.time.InstantSource;

/** The runtime that runs bots as processes of this machine. */
public final class BotProcesses {
  private BotProcesses() {}

  public static BotRuntime runtime(ProcessRuntimeSettings settings) {
    return new ProcessRuntime(settings);
  }

  /**
   * What can be done to the bots of a runtime that {@link #runtime} gave.
   *
   * @throws IllegalArgumentException for another runtime
   */
  public static BotInterference interference(BotRuntime runtime, InstantSource clock) {
    if (runtime instanceof ProcessRuntime processes) {
      return processes.interference(clock);
    }
    throw new IllegalArgumentException(runtime + " does not run bots as processes");
  }

  /**
   * The databases of the bots of a runtime that {@link #runtime} gave.
   *
   * @throws IllegalArgumentException for another runtime
   */
  public static BotDatabases databases(BotRuntime runtime) {
    if (runtime instanceof ProcessRuntime processes) {
      return processes.databases();
    }
    throw new IllegalArgumentException(runtime + " does not run bots as processes");
  }

  /** What to call the release that runs the platform's own bot, from the name of its cache. */
  public static String templateRelease(Path aotCache) {
    String name = aotCache.getFileName().toString();
    return "template-" + name.substring(name.lastIndexOf('-') + 1).substring(0, 7);
  }

  /**
   * Where the start-up cache of this jar on this JVM belongs. The name carries the digest of jar,
   * libraries and JDK, because the JVM would silently run the old classes of a jar that changed
   * under its cache.
   */
  public static Path aotCache(Path caches, Path jar) {
    return AotCacheName.of(caches, jar);
  }
}
