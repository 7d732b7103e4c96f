package dev.firedrill.bot.process;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogPage;
import dev.firedrill.bot.Program;
import dev.firedrill.team.TeamEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<InstanceId, BotProcess> processes = new ConcurrentHashMap<>();
  private final Map<TeamEnvironment, RotatingLog> logs = new ConcurrentHashMap<>();

  ProcessRuntime(ProcessRuntimeSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> refusal(Program program) {
    return switch (program) {
      case Program.Jar jar -> Optional.empty();
      case Program.Unpacked unpacked ->
          Optional.of("The process runtime cannot run archives yet: upload a runnable jar.");
      case Program.Image image ->
          Optional.of(
              "The process runtime runs jars and archives, not images: upload the bot itself, or"
                  + " run the platform with the Kubernetes runtime.");
    };
  }

  @Override
  public void start(Spec spec, Listener listener) {
    BotProcess fresh =
        new BotProcess(
            spec,
            command(jarOf(spec.program())),
            directory(spec),
            log(spec),
            listener,
            this::forget,
            settings.grace());
    if (processes.putIfAbsent(spec.instance(), fresh) == null) {
      fresh.start();
      listener.ready(spec.instance());
    }
  }

  @Override
  public void stop(InstanceId instance) {
    BotProcess process = processes.get(instance);
    if (process != null) {
      process.stop();
    }
  }

  @Override
  public Set<InstanceId> running() {
    return Set.copyOf(processes.keySet());
  }

  @Override
  public Optional<Integer> port(InstanceId instance) {
    return Optional.empty();
  }

  @Override
  public LogPage log(TeamEnvironment bot, long after, int lines) {
    RotatingLog log = logs.get(bot);
    return log == null ? new LogPage(List.of(), after) : log.page(after, lines);
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
    processes.remove(process.instance(), process);
  }

  private RotatingLog log(Spec spec) {
    return logs.computeIfAbsent(
        spec.instance().bot(),
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

  private static Path jarOf(Program program) {
    if (program instanceof Program.Jar(Path jar)) {
      return jar;
    }
    throw new IllegalArgumentException("not a jar: " + program);
  }

  private List<String> command(Path jar) {
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
      Path aotCache = AotCacheName.of(settings.aotCaches(), jar);
      if (Files.exists(aotCache)) {
        command.add("-XX:AOTCache=" + aotCache);
      }
    } else {
      command.addAll(settings.extraJvmFlags());
    }
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }
}
