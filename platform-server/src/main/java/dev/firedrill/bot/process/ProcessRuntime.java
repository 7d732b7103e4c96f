package dev.firedrill.bot.process;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogPage;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.bot.process.launch.LaunchPlanner;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
import dev.firedrill.bot.process.launch.Quarters;
import dev.firedrill.bot.process.os.Census;
import dev.firedrill.bot.process.os.OsProcess;
import dev.firedrill.bot.process.os.ProcessTable;
import dev.firedrill.bot.process.os.Subject;
import dev.firedrill.bot.process.output.InstanceOutput;
import dev.firedrill.bot.process.output.RotatingLog;
import dev.firedrill.bot.process.query.SqliteFiles;
import dev.firedrill.bot.process.query.SqliteShell;
import dev.firedrill.bot.size.InstanceUsage;
import dev.firedrill.team.TeamEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bots as child processes: own directory, own log, bounded in all they can use, gone with this JVM
 * whatever way it ends.
 */
final class ProcessRuntime implements BotRuntime {
  /** What the kernel calls USER_HZ is 100 wherever Linux runs a JVM. */
  private static final long TICK_MILLIS = 10;

  private static final Path SQLITE = Path.of("/usr/bin/sqlite3");

  private final ProcessRuntimeSettings settings;
  private final Census census = new Census(new ProcessTable());
  private final Instances instances = new Instances();
  private final Nursery nursery;
  private final Map<TeamEnvironment, RotatingLog> logs = new ConcurrentHashMap<>();
  private @Nullable Thread watch;

  ProcessRuntime(ProcessRuntimeSettings settings) {
    this.settings = settings;
    this.nursery = new Nursery(settings, census, instances);
  }

  ProcessInterference interference(InstantSource clock) {
    return new ProcessInterference(settings, instances, nursery, clock);
  }

  BotDatabases databases() {
    return new SqliteFiles(
        new SqliteShell(SQLITE),
        bot ->
            instances.all().stream()
                .filter(one -> one.instance().bot().equals(bot) && one.isAlive())
                .max(Comparator.comparingLong(one -> one.instance().deployment()))
                .flatMap(one ->
                    one.quarters()
                        .map(quarters ->
                            new SqliteFiles.Place(
                                quarters.data(),
                                command ->
                                    nursery.beside(one, command, ProcessBuilder.Redirect.PIPE)))));
  }

  @Override
  public Optional<String> refusal(Program program) {
    return LaunchPlanner.refusal(program, settings);
  }

  @Override
  public void start(Spec spec, Listener listener) {
    BotProcess fresh = new BotProcess(spec, output(spec), nursery, listener);
    if (instances.add(fresh)) {
      keepWatch();
      fresh.start();
    }
  }

  @Override
  public void stop(InstanceId instance) {
    instances.find(instance).ifPresent(BotProcess::stop);
  }

  @Override
  public Set<InstanceId> running() {
    return instances.ids();
  }

  @Override
  public List<InstanceUsage> usage() {
    Map<Subject, InstanceId> subjects = new HashMap<>();
    instances
        .all()
        .forEach(bot -> bot.subject().ifPresent(subject -> subjects.put(subject, bot.instance())));
    List<InstanceUsage> usage = new ArrayList<>();
    if (!subjects.isEmpty()) {
      census
          .of(subjects.keySet())
          .forEach((subject, members) -> {
            InstanceId instance = subjects.get(subject);
            if (instance != null && !members.isEmpty()) {
              usage.add(used(instance, members));
            }
          });
    }
    return usage;
  }

  private static InstanceUsage used(InstanceId instance, List<OsProcess> members) {
    return new InstanceUsage(
        instance,
        // With the children that have ended, so that none is lost.
        members.stream().mapToLong(one -> one.cpuTicks() + one.childTicks()).sum() * TICK_MILLIS,
        members.stream().mapToLong(OsProcess::residentBytes).sum());
  }

  @Override
  public Optional<Integer> port(InstanceId instance) {
    return instances.find(instance).flatMap(BotProcess::quarters).map(Quarters::port);
  }

  @Override
  public LogPage log(TeamEnvironment bot, long after, int lines) {
    RotatingLog log = logs.get(bot);
    return log == null ? new LogPage(List.of(), after) : log.page(after, lines);
  }

  @Override
  public void stopAll() {
    Collection<BotProcess> all = instances.all();
    all.forEach(BotProcess::stop);
    all.forEach(BotProcess::awaitExit);
    synchronized (this) {
      if (watch != null) {
        watch.interrupt();
        watch = null;
      }
    }
    nursery.close();
    logs.values().forEach(RotatingLog::close);
    logs.clear();
  }

  /** Not in a rehearsal, whose one bot needs more than bots may have. */
  private synchronized void keepWatch() {
    if (watch == null && !settings.rehearsing()) {
      ContainmentWatch looks =
          new ContainmentWatch(settings.limits(), settings.directory(), census, instances);
      watch = Thread.ofPlatform().name("bot-watch").daemon(true).start(looks::run);
    }
  }

  private InstanceOutput output(Spec spec) {
    RotatingLog log = logs.computeIfAbsent(spec.instance().bot(), bot -> openLog(spec));
    return new InstanceOutput(
        spec.instance().track(),
        log,
        settings.limits().outputKilobytes() * 1_000,
        System::nanoTime,
        TimeUnit.NANOSECONDS::sleep);
  }

  private RotatingLog openLog(Spec spec) {
    try {
      Files.createDirectories(settings.directory().resolve(spec.directoryName()));
      return new RotatingLog(BotHouse.logFile(settings.directory(), spec.directoryName()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
