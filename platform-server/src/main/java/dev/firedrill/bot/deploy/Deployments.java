package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.Deployment.Canary;
import dev.firedrill.bot.deploy.Deployment.Health;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.release.ReleaseUse;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored deployments. All calls join the transaction. A change of state says from where it
 * goes: it is empty when somebody else was faster.
 */
public interface Deployments extends ReleaseUse {
  /** Which deployments to list; newest first, {@code before} exclusive. */
  record Page(
      TeamId team, @Nullable EnvironmentName environment, @Nullable Long before, int limit) {}

  /** Stores it as requested under the environment's next number; the caller holds the lock. */
  Deployment add(NewDeployment wish, Instant at);

  Optional<Deployment> find(TeamEnvironment bot, long number);

  /** What is in service. */
  Optional<Deployment> current(TeamEnvironment bot);

  Optional<Deployment> inProgress(TeamEnvironment bot);

  /** Every deployment of any bot that is current or in progress. */
  List<Deployment> active();

  /** Those of one bot. */
  List<Deployment> activeOf(TeamEnvironment bot);

  List<Deployment> list(Page page);

  /** Those that were ever in service, the latest to become so first. */
  List<Deployment> everEffective(TeamEnvironment bot);

  /** From requested to accepted. */
  Optional<Deployment> accept(Deployment deployment, Instant at);

  /** From in progress to current, in the place of what was; {@code before} is what users saw. */
  Optional<Deployment> makeCurrent(Deployment deployment, Tally before, Instant at);

  /** From in progress to failed or aborted. */
  Optional<Deployment> end(Deployment deployment, State how, String detail, Instant at);

  /** Stores how far the canary has come, while it is in progress. */
  Optional<Deployment> canary(Deployment deployment, Canary canary);

  /** The effective ones whose health since then is still to be written down. */
  List<Deployment> withOpenHealth(Instant effectiveBefore);

  void closeHealth(Deployment deployment, Health health);

  /** The flags as they stood when it was requested, by key. */
  Map<String, String> flags(TeamEnvironment bot, long number);
}
