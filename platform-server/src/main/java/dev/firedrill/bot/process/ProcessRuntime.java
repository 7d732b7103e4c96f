package dev.firedrill.bot.process;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.team.TeamEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bots as child processes: own directory, own log, bounded heap, gone with this JVM whatever way it
 * ends.
 */
final class ProcessRuntime implements BotRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessRuntime.class);

  private final ProcessRuntimeSettings settings;
  private final Path aotCache;
  private final Map<TeamEnvironment, BotProcess> processes = new ConcurrentHashMap<>();
  private final Map<TeamEnvironment, RotatingLog> logs = new ConcurrentHashMap<>();

  ProcessRuntime(ProcessRuntimeSettings settings) {
    this.settings = settings;
    this.aotCache = AotCacheName.of(settings.aotCaches(), settings.jar());
  }

  @Override
  public String release() {
    // The name of the cache is the digest of what runs, so it also tells releases apart.
    String name = aotCache.getFileName().toString();
    return "template-" + name.substring(name.lastIndexOf('-') + 1).substring(0, 7);
  }

  @Override
  public void start(Spec spec, Listener listener) {
    BotProcess fresh =
        new BotProcess(
            spec, command(), directory(spec), log(spec), listener, this::forget, settings.grace());
    if (processes.putIfAbsent(spec.bot(), fresh) == null) {
      fresh.start();
    }
  }

  @Override
  public void stop(TeamEnvironment bot) {
    BotProcess process = processes.get(bot);
    if (process != null) {
      process.stop();
    }
  }

  @Override
  public Set<TeamEnvironment> running() {
    return Set.copyOf(processes.keySet());
  }

  @Override
  public List<String> log(TeamEnvironment bot, int lines) {
    RotatingLog log = logs.get(bot);
    return log == null ? List.of() : log.tail(lines);
  }

  @Override
  public void stopAll() {
    List<BotProcess> all = new ArrayList<>(processes.values());
    all.forEach(BotProcess::stop);
    all.forEach(BotProcess::awaitExit);
    for (RotatingLog log : logs.values()) {
      try {
        log.close();
      } catch (IOException unwritten) {
        LOG.warn("a bot's log could not be closed: {}", unwritten.getMessage());
      }
    }
  }

  private void forget(BotProcess process) {
    processes.remove(process.bot(), process);
  }

  private RotatingLog log(Spec spec) {
    return logs.computeIfAbsent(
        spec.bot(),
        bot -> {
          try {
            return new RotatingLog(directory(spec).resolve("bot.log"));
          } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
          }
        });
  }

  private Path directory(Spec spec) {
    try {
      return Files.createDirectories(settings.directory().resolve(spec.directoryName()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(ChildLimits.prefix());
    command.add(settings.java().toString());
    command.addAll(
        new LinkedHashSet<>(
            List.of(
                "-Xms12m",
                "-Xmx" + settings.heapMegabytes() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:-UsePerfData")));
    if (settings.extraJvmFlags().isEmpty()) {
      if (Files.exists(aotCache)) {
        command.add("-XX:AOTCache=" + aotCache);
      }
    } else {
      command.addAll(settings.extraJvmFlags());
    }
    command.add("-jar");
    command.add(settings.jar().toString());
    return command;
  }
}
