package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.UserExperience;
import dev.firedrill.bot.deploy.Deployment.Canary;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes down each change of a deployment together with its evidence, and tells of it after the
 * commit. A change that somebody else was faster with is empty and leaves no trace.
 */
public final class DeploymentBook {
  /** For so long before and after a deployment users are asked how they fare. */
  public static final Duration HEALTH_SPAN = Duration.ofMinutes(5);

  private final Deployments deployments;
  private final Releases releases;
  private final UserExperience users;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public DeploymentBook(
      Deployments deployments,
      Releases releases,
      UserExperience users,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.deployments = deployments;
    this.releases = releases;
    this.users = users;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** Joins the caller's transaction, which holds the team's lock. */
  Deployment request(NewDeployment wish, @Nullable String passedFreeze) {
    Deployment made = deployments.add(wish, clock.instant());
    evidence.append(DeploymentFacts.requested(made, passedFreeze));
    events.publish(new DeploymentChanged(made));
    return made;
  }

  /**
   * Writes down what the platform puts into service where nothing runs yet, at its start: there is
   * nobody to spare and nothing to roll.
   */
  Deployment found(NewDeployment wish) {
    return transactions.call(() -> {
      Instant at = clock.instant();
      Deployment made = deployments.add(wish, at);
      deployments.accept(made, at);
      Deployment current = deployments.makeCurrent(made, Tally.NONE, at).orElseThrow();
      evidence.append(DeploymentFacts.effective(current, Author.PLATFORM));
      events.publish(new DeploymentChanged(current));
      return current;
    });
  }

  /**
   * Puts it into service at once, without looking whether it serves; what is in progress is
   * aborted.
   */
  public Deployment putInService(NewDeployment wish) {
    return transactions.call(() -> {
      releases.lock(wish.bot().team());
      deployments
          .inProgress(wish.bot())
          .ifPresent(busy -> abort(busy, "replaced by a newer one: " + wish.reason(), wish.by()));
      Optional<Deployment> before = deployments.current(wish.bot());
      Instant at = clock.instant();
      Tally health = before(wish.bot(), at);
      Deployment made = request(wish, null);
      deployments.accept(made, at);
      Deployment current = deployments.makeCurrent(made, health, at).orElseThrow();
      evidence.append(DeploymentFacts.effective(current, wish.by()));
      events.publish(new DeploymentChanged(current));
      before
          .flatMap(was -> deployments.find(was.bot(), was.number()))
          .ifPresent(was -> events.publish(new DeploymentChanged(was)));
      return current;
    });
  }

  public Optional<Deployment> accept(Deployment deployment) {
    return change(
        deployment,
        now -> deployments.accept(deployment, clock.instant()),
        DeploymentFacts::accepted);
  }

  /**
   * Puts it in the place of what was in service; {@code verdict} is what is said of a canary, and
   * {@code by} who decided it.
   */
  public Optional<Deployment> makeCurrent(Deployment deployment, String verdict, Author by) {
    return change(
        deployment,
        now -> {
          Canary canary = deployment.canary();
          if (canary != null) {
            deployments.canary(deployment, canary.judged(verdict));
          }
          Instant at = clock.instant();
          return deployments.makeCurrent(deployment, before(deployment.bot(), at), at);
        },
        made -> DeploymentFacts.effective(made, by));
  }

  private Tally before(TeamEnvironment bot, Instant now) {
    return deployments
        .current(bot)
        .map(was -> users.of(bot, was.track(), now.minus(HEALTH_SPAN), now))
        .orElse(Tally.NONE);
  }

  public Optional<Deployment> fail(Deployment deployment, String why) {
    return change(
        deployment,
        now -> deployments.end(deployment, State.FAILED, why, clock.instant()),
        DeploymentFacts::failed);
  }

  public Optional<Deployment> abort(Deployment deployment, String why, Author by) {
    return change(
        deployment,
        now -> deployments.end(deployment, State.ABORTED, why, clock.instant()),
        ended -> DeploymentFacts.aborted(ended, by));
  }

  /** The canary came to another step, which is evidence. */
  public Optional<Deployment> step(Deployment deployment, Canary canary) {
    return change(
        deployment,
        now -> deployments.canary(deployment, canary),
        stepped -> DeploymentFacts.step(stepped, canary));
  }

  /** What was seen of the canary, or that its step goes on longer: told, but no evidence. */
  public Optional<Deployment> look(Deployment deployment, Canary canary) {
    Optional<Deployment> looked = deployments.canary(deployment, canary);
    looked.ifPresent(now -> events.publish(new DeploymentChanged(now)));
    return looked;
  }

  private Optional<Deployment> change(
      Deployment deployment,
      Function<Deployment, Optional<Deployment>> how,
      Function<Deployment, NewEvidence> fact) {
    return transactions.call(() -> {
      releases.lock(deployment.bot().team());
      Optional<Deployment> before =
          deployment.current() ? Optional.empty() : deployments.current(deployment.bot());
      Optional<Deployment> changed = how.apply(deployment);
      changed.ifPresent(now -> {
        evidence.append(fact.apply(now));
        events.publish(new DeploymentChanged(now));
        if (now.current()) {
          before
              .flatMap(was -> deployments.find(was.bot(), was.number()))
              .ifPresent(was -> events.publish(new DeploymentChanged(was)));
        }
      });
      return changed;
    });
  }
}
