package dev.firedrill.bot.fleet;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.BotStatusChanged;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.UserExperience;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.rollout.Comparison;
import dev.firedrill.bot.rollout.Move;
import dev.firedrill.bot.rollout.Rollout;
import dev.firedrill.bot.rollout.Situation;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Closes the gap between what is recorded of a bot and what runs: looks at everything, lets {@link
 * Rollout} decide, makes the moves, and tells how the bot fares.
 */
final class BotReconciler {
  /** A move that is written down asks for another look; a rollout has fewer states than this. */
  private static final int MOST_ROUNDS = 5;

  private final Bots bots;
  private final Deployments deployments;
  private final BotRuntime runtime;
  private final Traffic traffic;
  private final UserExperience users;
  private final InstanceMemory memory;
  private final MoveMaker maker;
  private final DomainEvents events;
  private final InstantSource clock;
  private final Map<TeamEnvironment, Map<String, Integer>> splits = new HashMap<>();

  BotReconciler(FleetSupervisor.Ports ports, InstanceMemory memory, BotRuntime.Listener listener) {
    this.bots = ports.bots();
    this.deployments = ports.deployments();
    this.runtime = ports.runtime();
    this.traffic = ports.traffic();
    this.users = ports.users();
    this.memory = memory;
    this.events = ports.events();
    this.clock = ports.clock();
    this.maker =
        new MoveMaker(
            ports.book(), ports.starter(), runtime, listener, traffic, memory, ports.clock());
  }

  /** Those of the active deployments that are this bot's. */
  void reconcile(BotStatus status, List<Deployment> active) {
    List<Deployment> now = active;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Situation situation = situation(status, now);
      boolean recorded = round(status, situation);
      if (!recorded) {
        return;
      }
      now = deployments.activeOf(status.bot());
      status = bots.find(status.bot()).orElse(status);
    }
  }

  private boolean round(BotStatus status, Situation s) {
    TeamEnvironment bot = status.bot();
    List<Move> moves = Rollout.next(s);
    tell(status, SeenStatus.of(status, s, restarts(status, moves)));
    split(bot, Rollout.weights(s));
    boolean recorded = false;
    for (Move move : moves) {
      recorded |= maker.make(move, bot);
      if (move instanceof Move.MakeCurrent) {
        splits.remove(bot);
      }
    }
    return recorded;
  }

  private Situation situation(BotStatus status, List<Deployment> active) {
    TeamEnvironment bot = status.bot();
    Instant now = clock.instant();
    boolean wanted = status.desired() == BotStatus.Desired.RUNNING;
    Deployment current = active.stream().filter(Deployment::current).findFirst().orElse(null);
    Deployment candidate =
        active.stream().filter(Deployment::isInProgress).findFirst().orElse(null);
    Set<InstanceId> running = runtime.running();
    Situation bare = new Situation(wanted, current, candidate, Map.of(), null, now);
    return new Situation(
        wanted,
        current,
        candidate,
        memory.sights(bot, running, bare::isWanted, now),
        comparison(current, candidate, now),
        now);
  }

  private @Nullable Comparison comparison(
      @Nullable Deployment current, @Nullable Deployment candidate, Instant now) {
    if (current == null || candidate == null || candidate.canary() == null) {
      return null;
    }
    Instant since = candidate.canary().stepAt();
    return since == null
        ? null
        : new Comparison(
            users.of(candidate.bot(), current.track(), since, now),
            users.of(candidate.bot(), candidate.track(), since, now));
  }

  /** Counts since the release in service was deployed: its crashes and the restarts asked for. */
  private int restarts(BotStatus status, List<Move> moves) {
    int restarts = status.restarts();
    for (Move move : moves) {
      if (move instanceof Move.Start(Deployment again)
          && again.current()
          && memory.isKnown(again.instance())) {
        restarts++;
      } else if (move instanceof Move.MakeCurrent(Deployment next, String _)) {
        restarts = next.kind() == Kind.RESTART ? restarts + 1 : 0;
      }
    }
    return restarts;
  }

  private void split(TeamEnvironment bot, Map<String, Integer> weights) {
    if (!weights.equals(splits.get(bot)) && !(weights.isEmpty() && !splits.containsKey(bot))) {
      traffic.split(bot, weights);
      splits.put(bot, weights);
    }
  }

  private void tell(BotStatus before, BotStatus now) {
    if (!now.equals(before)) {
      bots.observe(now);
      events.publish(new BotStatusChanged(now));
    }
  }
}
