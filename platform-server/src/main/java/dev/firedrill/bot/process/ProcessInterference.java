package dev.firedrill.bot.process;

import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Load;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
import dev.firedrill.bot.process.launch.Quarters;
import dev.firedrill.bot.process.load.BusyCores;
import dev.firedrill.bot.process.load.Fillers;
import dev.firedrill.bot.process.load.LogLines;
import dev.firedrill.bot.process.load.RunningLoad;
import dev.firedrill.team.TeamEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** What can be done to bots that are processes of this machine. */
final class ProcessInterference implements BotInterference {
  /** Beyond the limit by so much that it shows at the next count. */
  private static final long OVER_FULL_BYTES = 1L << 20;

  private final ProcessRuntimeSettings settings;
  private final Instances instances;
  private final Nursery nursery;
  private final Fillers fillers;
  private final InstantSource clock;
  private final Map<String, RunningLoad> running = new ConcurrentHashMap<>();

  ProcessInterference(
      ProcessRuntimeSettings settings, Instances instances, Nursery nursery, InstantSource clock) {
    this.settings = settings;
    this.instances = instances;
    this.nursery = nursery;
    this.fillers = new Fillers(settings.directory());
    this.clock = clock;
  }

  @Override
  public Set<String> capabilities() {
    return FakeTime.library().isPresent() ? Set.of(LIBFAKETIME) : Set.of();
  }

  @Override
  public List<String> incarnations(TeamEnvironment bot) {
    return of(bot).stream().map(one -> one.incarnation().orElseThrow()).toList();
  }

  private List<BotProcess> of(TeamEnvironment bot) {
    return instances.all().stream()
        .filter(one -> one.instance().bot().equals(bot) && one.incarnation().isPresent())
        .sorted(Comparator.comparingLong(one -> one.instance().deployment()))
        .toList();
  }

  @Override
  public void kill(TeamEnvironment bot, String incarnation) {
    of(bot).stream().filter(one -> one.isIncarnation(incarnation)).forEach(BotProcess::strike);
  }

  @Override
  public void terminate(TeamEnvironment bot, String incarnation) {
    of(bot).stream().filter(one -> one.isIncarnation(incarnation)).forEach(BotProcess::stop);
  }

  @Override
  public synchronized void put(TeamEnvironment bot, Load load) {
    List<BotProcess> all = of(bot);
    if (all.isEmpty() || !load.until().isAfter(clock.instant())) {
      return;
    }
    BotProcess newest = all.getLast();
    switch (load.kind()) {
      case Load.Kind.FullDisk() -> fill(newest, load);
      case Load.Kind.BusyCores(double cores) -> {
        if (!isRunning(load)) {
          running.put(
              load.operationKey(),
              BusyCores.start(
                  cores,
                  Duration.between(clock.instant(), load.until()),
                  command -> nursery.beside(newest, command),
                  until(load, newest)));
        }
      }
      case Load.Kind.LogLines(int perSecond) -> {
        if (!isRunning(load)) {
          running.put(
              load.operationKey(),
              LogLines.start(perSecond, newest::print, clock, until(load, newest)));
        }
      }
    }
  }

  private boolean isRunning(Load load) {
    RunningLoad known = running.get(load.operationKey());
    return known != null && known.stands();
  }

  private BooleanSupplier until(Load load, BotProcess bot) {
    Instant until = load.until();
    return () -> bot.isAlive() && until.isAfter(clock.instant());
  }

  private void fill(BotProcess bot, Load load) {
    Quarters quarters = bot.quarters().orElseThrow();
    try {
      fillers.put(
          Objects.requireNonNull(quarters.data().getParent()),
          load.operationKey(),
          settings.limits().diskBytes() + OVER_FULL_BYTES,
          load.until(),
          quarters.user());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean stands(TeamEnvironment bot, String operationKey) {
    RunningLoad known = running.get(operationKey);
    try {
      return (known != null && known.stands()) || fillers.stands(operationKey);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void remove(TeamEnvironment bot, String operationKey) {
    RunningLoad known = running.remove(operationKey);
    try {
      if (known != null) {
        known.end();
      }
      fillers.remove(operationKey);
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void sweep() {
    running.values().removeIf(load -> !load.stands());
    try {
      fillers.sweep(clock.instant());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
