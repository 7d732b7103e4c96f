package dev.firedrill.bot.fleet;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.BotFleet;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.UserExperience;
import dev.firedrill.bot.deploy.DeployOutcome;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.DeploymentBook;
import dev.firedrill.bot.deploy.DeploymentChanged;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the fleet as it should be: one level-triggered reconcile on one thread looks at what is
 * recorded and what runs, and closes the gap. What the runtime and the gateway report is noted and
 * wakes it.
 */
public final class FleetSupervisor implements BotFleet, BotRuntime.Listener, Background {
  private static final Logger LOG = LoggerFactory.getLogger(FleetSupervisor.class);

  /** What the supervisor works with. */
  public record Ports(
      Bots bots,
      Deployments deployments,
      DeploymentBook book,
      DeploymentDesk desk,
      InstanceStarter starter,
      BotRuntime runtime,
      Traffic traffic,
      UserExperience users,
      Evidence evidence,
      DomainEvents events,
      InstantSource clock) {}

  private final Ports ports;
  private final InstanceMemory memory = new InstanceMemory();
  private final InstanceFacts facts;
  private final BotReconciler reconciler;
  private final HealthRecorder health;
  private final FleetThread thread = new FleetThread(this::reconcile);

  public FleetSupervisor(Ports ports) {
    this.ports = ports;
    this.facts = new InstanceFacts(ports.evidence());
    this.reconciler = new BotReconciler(ports, memory, this);
    this.health = new HealthRecorder(ports.deployments(), ports.users(), ports.clock());
    ports.events().subscribe(DeploymentChanged.class, changed -> thread.nudge());
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    thread.stop();
    ports.runtime().stopAll();
  }

  @Override
  public Optional<BotStatus> status(TeamEnvironment bot) {
    return ports.bots().find(bot);
  }

  @Override
  public List<BotStatus> all() {
    return ports.bots().all();
  }

  @Override
  public void ensureRunning(TeamEnvironment bot) {
    ports.bots().desire(bot, BotStatus.Desired.RUNNING, ports.clock().instant());
    thread.nudge();
  }

  @Override
  public void ensureStopped(TeamEnvironment bot) {
    ports.bots().desire(bot, BotStatus.Desired.STOPPED, ports.clock().instant());
    thread.nudge();
  }

  @Override
  public BotStatus requestRestart(TeamEnvironment bot, PersonId by) {
    return switch (ports.desk().restart(bot, "restart requested", Author.onPage(by))) {
      case DeployOutcome.Done _ -> ports.bots().find(bot).orElseThrow();
      case DeployOutcome.Busy(Deployment busy) ->
          throw new Failure(
              ProblemCode.DEPLOYMENT_IN_PROGRESS, "A restart must wait for " + busy.words() + ".");
    };
  }

  @Override
  public void connectionChanged(TeamEnvironment bot, String track, int connections) {
    thread.wake(() ->
        instance(bot, track)
            .filter(id -> memory.connections(id, connections, ports.clock().instant()))
            .filter(id -> ports.runtime().running().contains(id))
            .ifPresent(id -> {
              if (connections > 0) {
                facts.record(id, EvidenceKind.BOT_CONNECTED, "connected to the workspace");
              } else {
                facts.record(
                    id, EvidenceKind.BOT_DISCONNECTED, "lost its connection to the workspace");
              }
            }));
  }

  @Override
  public void started(InstanceId instance, String detail) {
    thread.wake(() -> facts.record(instance, EvidenceKind.BOT_STARTED, "started (" + detail + ")"));
  }

  @Override
  public void ready(InstanceId instance) {
    thread.wake(() -> memory.ready(instance));
  }

  @Override
  public void exited(InstanceId instance, String reason) {
    thread.wake(() -> {
      memory.exited(instance, reason, ports.clock().instant());
      facts.record(instance, EvidenceKind.BOT_EXITED, "ended: " + reason);
    });
  }

  /** One pass over the whole fleet; visible for tests, which step it by hand. */
  void reconcile() {
    Map<TeamEnvironment, List<Deployment>> active =
        ports.deployments().active().stream().collect(Collectors.groupingBy(Deployment::bot));
    for (BotStatus status : ports.bots().all()) {
      try {
        reconciler.reconcile(status, active.getOrDefault(status.bot(), List.of()));
      } catch (RuntimeException failed) {
        // One bot must not keep the others from being looked after.
        LOG.error("{} could not be reconciled", status.bot(), failed);
      }
    }
    health.record();
  }

  private static Optional<InstanceId> instance(TeamEnvironment bot, String track) {
    if (!track.matches("d[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(new InstanceId(bot, Long.parseLong(track.substring(1))));
  }
}
