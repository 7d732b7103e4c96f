package dev.firedrill.bot.process.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How bots run as processes: {@code directory} holds a directory for each, {@code aotCaches} is
 * where caches for a fast start are looked up, {@code searchPath} is where the start command of an
 * archive is. {@code rehearsalFlags} is empty but for training runs of the platform's own bot,
 * which run without limits. Where the platform is root, bots run under user ids from {@code
 * firstUser} on.
 */
public record ProcessRuntimeSettings(
    Path java,
    Path directory,
    Path aotCaches,
    List<Path> searchPath,
    BotLimits limits,
    List<String> rehearsalFlags,
    Duration grace,
    int firstUser) {
  /** Systemd leaves the 606 numbers from here on to others; nobody is known to use them. */
  public static final int FIRST_USER = 60_578;

  static final int USERS = 606;

  public ProcessRuntimeSettings {
    searchPath = List.copyOf(searchPath);
    rehearsalFlags = List.copyOf(rehearsalFlags);
  }

  public boolean rehearsing() {
    return !rehearsalFlags.isEmpty();
  }
}
