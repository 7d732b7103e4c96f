package dev.firedrill.bot;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.kernel.WorkLane;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the fleet as it should be: one level-triggered reconcile on one thread looks at what is
 * asked for and what runs, and closes the gap. What the runtime and the gateway report only wakes
 * it and updates what was observed.
 */
public final class FleetSupervisor implements BotFleet, BotRuntime.Listener, Background {
  private static final Logger LOG = LoggerFactory.getLogger(FleetSupervisor.class);
  private static final long RECONCILE_MILLIS = 1_000;

  /** What is known of an instance beyond its status; touched by the supervisor's thread only. */
  private static final class Instance {
    int failures;
    @Nullable Instant startedAt;
    @Nullable Instant notBefore;
    boolean restartRequested;
    boolean connected;
  }

  private final Bots bots;
  private final BotRuntime runtime;
  private final Program program;
  private final String release;
  private final BotEnvironmentSource environments;
  private final Teams teams;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;
  private final Map<TeamEnvironment, Instance> instances = new HashMap<>();
  private @Nullable ScheduledExecutorService thread;

  public FleetSupervisor(
      Bots bots,
      BotRuntime runtime,
      Program program,
      String release,
      BotEnvironmentSource environments,
      Teams teams,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.bots = bots;
    this.runtime = runtime;
    this.program = program;
    this.release = release;
    this.environments = environments;
    this.teams = teams;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("bot-fleet").daemon(true).factory());
    ScheduledFuture<?> _ =
        thread.scheduleWithFixedDelay(
            this::reconcileInLane, 0, RECONCILE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    ScheduledExecutorService running;
    synchronized (this) {
      running = thread;
      thread = null;
    }
    if (running != null) {
      running.shutdownNow();
    }
    runtime.stopAll();
  }

  @Override
  public Optional<BotStatus> status(TeamEnvironment bot) {
    return bots.find(bot);
  }

  @Override
  public List<BotStatus> all() {
    return bots.all();
  }

  @Override
  public void ensureRunning(TeamEnvironment bot) {
    desire(bot, BotStatus.Desired.RUNNING);
  }

  @Override
  public void ensureStopped(TeamEnvironment bot) {
    desire(bot, BotStatus.Desired.STOPPED);
  }

  private void desire(TeamEnvironment bot, BotStatus.Desired desired) {
    transactions.run(() -> {
      BotStatus now = bots.find(bot).orElseGet(() -> fresh(bot));
      bots.save(
          new BotStatus(
              bot, desired, now.observed(), now.since(), now.restarts(), release, now.detail()));
    });
    wake(() -> {});
  }

  @Override
  public BotStatus requestRestart(TeamEnvironment bot, PersonId by) {
    BotStatus status =
        bots.find(bot)
            .filter(known -> known.desired() == BotStatus.Desired.RUNNING)
            .orElseThrow(() ->
                Failure.invalid(
                    "The "
                        + bot.environment().word()
                        + " bot is not meant to run, so there is nothing to restart."));
    evidence.append(
        NewEvidence.of(
                EvidenceKind.BOT_RESTART_REQUESTED,
                bot.team(),
                subject(bot),
                "Restart of the " + bot.environment().word() + " bot requested")
            .withEnvironment(bot.environment())
            .withActor(by));
    wake(() -> instance(bot).restartRequested = true);
    return status;
  }

  @Override
  public void connectionChanged(TeamEnvironment bot, boolean connected) {
    wake(() -> {
      Instance instance = instance(bot);
      if (instance.connected == connected) {
        return;
      }
      instance.connected = connected;
      if (runtime.running().contains(only(bot))) {
        if (connected) {
          observe(bot, BotStatus.Observed.CONNECTED, null);
          record(bot, EvidenceKind.BOT_CONNECTED, "connected to the workspace");
        } else {
          observe(bot, BotStatus.Observed.DISCONNECTED, "lost its connection to the workspace");
          record(bot, EvidenceKind.BOT_DISCONNECTED, "lost its connection to the workspace");
        }
      }
    });
  }

  @Override
  public void started(InstanceId instance, String detail) {
    wake(() -> record(instance.bot(), EvidenceKind.BOT_STARTED, "started (" + detail + ")"));
  }

  @Override
  public void ready(InstanceId instance) {
    LOG.debug("{} is ready", instance);
  }

  @Override
  public void exited(InstanceId ended, String reason) {
    wake(() -> {
      TeamEnvironment bot = ended.bot();
      Instance instance = instance(bot);
      instance.connected = false;
      record(bot, EvidenceKind.BOT_EXITED, "ended: " + reason);
      boolean wanted =
          bots.find(bot).map(s -> s.desired() == BotStatus.Desired.RUNNING).orElse(false);
      if (!wanted) {
        observe(bot, BotStatus.Observed.STOPPED, null);
      } else if (instance.restartRequested) {
        instance.restartRequested = false;
        instance.failures = 0;
        instance.notBefore = null;
      } else {
        Instant now = clock.instant();
        boolean healthy =
            instance.startedAt != null
                && !instance.startedAt.plus(BackOff.HEALTHY_AFTER).isAfter(now);
        instance.failures = healthy ? 1 : instance.failures + 1;
        instance.notBefore = now.plus(BackOff.after(instance.failures));
        observe(
            bot,
            BotStatus.Observed.BACKING_OFF,
            reason + "; next start in " + BackOff.after(instance.failures).toSeconds() + " s");
      }
    });
  }

  private void reconcileInLane() {
    WorkLane.runs(() -> {
      try {
        reconcile();
      } catch (RuntimeException failed) {
        // The thread's edge: the next pass looks at the whole state again.
        LOG.error("the fleet could not be reconciled", failed);
      }
    });
  }

  /** One pass over the whole fleet; visible for tests, which step it by hand. */
  void reconcile() {
    Set<InstanceId> running = runtime.running();
    for (BotStatus status : bots.all()) {
      TeamEnvironment bot = status.bot();
      Instance instance = instance(bot);
      switch (status.desired()) {
        case RUNNING -> {
          if (running.contains(only(bot))) {
            if (instance.restartRequested) {
              runtime.stop(only(bot));
            }
          } else if (instance.notBefore == null
              || instance.restartRequested
              || !instance.notBefore.isAfter(clock.instant())) {
            start(status, instance);
          }
        }
        case STOPPED -> {
          if (running.contains(only(bot))) {
            runtime.stop(only(bot));
          } else if (status.observed() != BotStatus.Observed.STOPPED) {
            observe(bot, BotStatus.Observed.STOPPED, null);
          }
        }
      }
    }
  }

  private void start(BotStatus status, Instance instance) {
    TeamEnvironment bot = status.bot();
    boolean again = instance.startedAt != null;
    instance.startedAt = clock.instant();
    instance.notBefore = null;
    instance.restartRequested = false;
    save(
        new BotStatus(
            bot,
            status.desired(),
            BotStatus.Observed.STARTING,
            clock.instant(),
            again ? status.restarts() + 1 : status.restarts(),
            release,
            null));
    String directory = teams.get(bot.team()).slug() + "-" + bot.environment().word();
    runtime.start(new BotRuntime.Spec(only(bot), directory, program, environments.of(bot)), this);
  }

  private void observe(TeamEnvironment bot, BotStatus.Observed observed, @Nullable String detail) {
    bots.find(bot)
        .ifPresent(now ->
            save(
                new BotStatus(
                    bot,
                    now.desired(),
                    observed,
                    clock.instant(),
                    now.restarts(),
                    now.release(),
                    detail)));
  }

  private void save(BotStatus status) {
    bots.save(status);
    events.publish(new BotStatusChanged(status));
  }

  private void record(TeamEnvironment bot, EvidenceKind kind, String what) {
    evidence.append(
        NewEvidence.of(
                kind, bot.team(), subject(bot), "The " + bot.environment().word() + " bot " + what)
            .withEnvironment(bot.environment()));
  }

  private static String subject(TeamEnvironment bot) {
    return "bot:" + bot.environment().word();
  }

  /** Each bot has one instance. */
  private static InstanceId only(TeamEnvironment bot) {
    return new InstanceId(bot, 0);
  }

  private Instance instance(TeamEnvironment bot) {
    return instances.computeIfAbsent(bot, unseen -> new Instance());
  }

  private BotStatus fresh(TeamEnvironment bot) {
    return new BotStatus(
        bot,
        BotStatus.Desired.STOPPED,
        BotStatus.Observed.STOPPED,
        clock.instant(),
        0,
        release,
        null);
  }

  /**
   * Does the work on the supervisor's thread, then reconciles. Without a thread (before start, in
   * tests) at once.
   */
  private void wake(Runnable work) {
    ScheduledExecutorService running;
    synchronized (this) {
      running = thread;
    }
    if (running == null) {
      work.run();
      return;
    }
    try {
      running.execute(() ->
          WorkLane.runs(() -> {
            try {
              work.run();
              reconcile();
            } catch (RuntimeException failed) {
              LOG.error("a report on a bot could not be taken in", failed);
            }
          }));
    } catch (RejectedExecutionException stopping) {
      LOG.debug("the fleet is stopping; a report is dropped");
    }
  }
}
