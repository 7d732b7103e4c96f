package dev.firedrill.bot.process;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.process.launch.BotEnvironment;
import dev.firedrill.bot.process.launch.BotUsers;
import dev.firedrill.bot.process.launch.Launch;
import dev.firedrill.bot.process.launch.LaunchPlanner;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
import dev.firedrill.bot.process.launch.Quarters;
import dev.firedrill.bot.process.load.Fillers;
import dev.firedrill.bot.process.os.Census;
import dev.firedrill.bot.process.os.Posix;
import dev.firedrill.bot.process.os.ProcessTable;
import dev.firedrill.bot.process.os.Subject;
import dev.firedrill.bot.process.output.InstanceOutput;
import dev.firedrill.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What brings instances up on this machine and clears away what is left of them. */
final class Nursery {
  private static final Logger LOG = LoggerFactory.getLogger(Nursery.class);
  private static final long LOOK_MILLIS = 50;

  private final ProcessRuntimeSettings settings;
  private final Census census;
  private final Instances instances;
  private final ProcessTable table = new ProcessTable();
  private final PortPool ports = new PortPool();
  private @Nullable Opened opened;

  /** What is only known once the first instance is started. */
  private record Opened(
      BotUsers users, Leftovers leftovers, BotHouse house, LaunchPlanner planner) {}

  Nursery(ProcessRuntimeSettings settings, Census census, Instances instances) {
    this.settings = settings;
    this.census = census;
    this.instances = instances;
  }

  Duration grace() {
    return settings.grace();
  }

  Quarters furnish(BotRuntime.Spec spec) throws IOException, InterruptedException {
    return opened().house().furnish(spec.directoryName(), spec.instance());
  }

  Launch plan(BotRuntime.Spec spec, Quarters quarters) throws IOException, InterruptedException {
    Launch launch = opened().planner().plan(spec.program(), quarters, spec.size());
    BotHouse.handOver(quarters);
    return launch;
  }

  Process launch(BotRuntime.Spec spec, Launch launch, Quarters quarters, InstanceOutput output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(launch.command())
            .directory(launch.directory().toFile())
            .redirectErrorStream(true);
    BotEnvironment.fill(builder.environment(), spec.environment(), quarters)
        .forEach(name -> output.tell("firedrill: ignored " + name + ", which bots may not set"));
    Secret offset = spec.environment().get(BotInterference.CLOCK_OFFSET);
    if (offset != null) {
      FakeTime.pretend(builder.environment(), offset.reveal());
    }
    Process process = builder.start();
    opened().leftovers().remember(quarters, process.pid());
    return process;
  }

  /** Another process of the bot, held to the same limits and counted as its own. */
  Process beside(BotProcess bot, List<String> command) throws IOException {
    return beside(bot, command, ProcessBuilder.Redirect.DISCARD);
  }

  /** The same, of which what it writes goes there. */
  Process beside(BotProcess bot, List<String> command, ProcessBuilder.Redirect output)
      throws IOException {
    Quarters quarters =
        bot.quarters().orElseThrow(() -> new IOException(bot.label() + " is not there"));
    ProcessBuilder builder =
        new ProcessBuilder(LaunchPlanner.beside(settings, quarters, bot.size(), command))
            .directory(quarters.working().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    BotEnvironment.fill(builder.environment(), Map.of(), quarters);
    return builder.start();
  }

  String explain(int code, String lastLine) {
    return ExitReason.of(code, lastLine, settings.limits());
  }

  /** Waits until nothing of the instance runs, or the time has come. */
  void awaitEmpty(BotProcess bot, long nanoTime) throws InterruptedException {
    Optional<Subject> subject = bot.subject();
    while (subject.isPresent()
        && System.nanoTime() < nanoTime
        && !census.of(subject.get(), instances.subjects()).isEmpty()) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Asks the bot to stop, waits for the grace, and kills it then. */
  void stop(BotProcess bot, Process first, InstanceOutput output) throws InterruptedException {
    // All of the group: a shell in front of the bot would keep the signal to itself.
    if (!Posix.signalGroup(first.pid(), Posix.TERM)) {
      first.toHandle().destroy();
    }
    if (!first.waitFor(settings.grace().toMillis(), TimeUnit.MILLISECONDS)) {
      output.tell(
          "firedrill: killed, because it did not stop within "
              + settings.grace().toSeconds()
              + " s of SIGTERM");
      kill(bot, first);
    }
  }

  /** Ends all that runs of the instance at once. */
  void kill(BotProcess bot, Process first) throws InterruptedException {
    first.descendants().forEach(ProcessHandle::destroyForcibly);
    first.toHandle().destroyForcibly();
    Optional<Subject> subject = bot.subject();
    if (subject.isPresent() && !census.kill(subject.get(), instances.subjects())) {
      LOG.error("some processes of {} do not end", bot.label());
    }
  }

  /** Clears what belonged to the instance alone, and forgets it. */
  void leave(BotProcess bot, boolean lacksSpace, InstanceOutput output)
      throws InterruptedException {
    try {
      Optional<Quarters> quarters = bot.quarters();
      if (quarters.isPresent()) {
        opened().house().clear(quarters.get());
        if (lacksSpace && !Fillers.standsBeside(quarters.get().data())) {
          List<String> removed = new SpaceKeeper(settings.limits()).makeRoom(quarters.get().data());
          removed.forEach(name -> output.tell("firedrill: removed " + name + " to make room"));
        }
        if (isLast(bot, quarters.get().user())) {
          BotHouse.sweepShared(quarters.get().user());
        }
      }
    } catch (IOException unclear) {
      LOG.warn("what {} left cannot be cleared: {}", bot.label(), unclear.getMessage());
    } finally {
      instances.remove(bot);
    }
  }

  private boolean isLast(BotProcess bot, OptionalInt user) {
    return instances.all().stream()
        .filter(other -> other != bot)
        .flatMap(other -> other.quarters().stream())
        .noneMatch(other -> other.user().equals(user));
  }

  void close() {
    Opened known;
    synchronized (this) {
      known = opened;
      opened = null;
    }
    try {
      if (known != null) {
        known.users().release();
      }
    } catch (IOException unreleased) {
      LOG.warn("the bots' user ids are not released: {}", unreleased.getMessage());
    }
  }

  /** Looks at the machine and ends what an earlier platform left, the first time. */
  private synchronized Opened opened() throws IOException, InterruptedException {
    Opened known = opened;
    if (known != null) {
      return known;
    }
    Files.createDirectories(settings.directory());
    BotUsers users = BotUsers.choose(settings, table);
    if (users.separate()) {
      LOG.info(users.explanation());
    } else {
      LOG.warn(users.explanation());
    }
    Leftovers leftovers = new Leftovers(table, census, users);
    leftovers.end(settings.directory());
    Opened fresh =
        new Opened(
            users,
            leftovers,
            new BotHouse(settings.directory(), users, ports),
            new LaunchPlanner(settings, users));
    opened = fresh;
    return fresh;
  }
}
