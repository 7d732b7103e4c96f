package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.bot.deploy.Deployment.Strategy;
import dev.firedrill.bot.release.NewRelease;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.release.ReleaseDesk;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives every bot something to run: the template that comes with the platform. A bot that still
 * runs a template gets the newest at the platform's start, when nothing runs yet; one that runs a
 * team's own release is left alone.
 */
public final class TemplateDesk {
  /** The template that comes with this platform. */
  public record Template(Artifact artifact, String version) {}

  private final Template template;
  private final ReleaseDesk releaseDesk;
  private final Releases releases;
  private final Deployments deployments;
  private final DeploymentBook book;
  private final Configs configs;
  private final FlagsNow flags;
  private final Transactions transactions;

  public TemplateDesk(
      Template template, ReleaseDesk releaseDesk, DeploymentBook book, DeploymentDesk.Ports ports) {
    this.template = template;
    this.releaseDesk = releaseDesk;
    this.releases = ports.releases();
    this.deployments = ports.deployments();
    this.book = book;
    this.configs = ports.configs();
    this.flags = ports.flags();
    this.transactions = ports.transactions();
  }

  /** Call at the platform's start, before the fleet is looked after; idempotent. */
  public void provision(TeamEnvironment bot) {
    transactions.run(() -> {
      releases.lock(bot.team());
      Release newest =
          releaseDesk
              .create(
                  new NewRelease(
                      bot.team(),
                      template.version(),
                      null,
                      "the template that comes with the platform",
                      template.artifact(),
                      true,
                      Author.PIPELINE))
              .release();
      if (deployments.inProgress(bot).isPresent()) {
        return;
      }
      Optional<Deployment> current = deployments.current(bot);
      if (current.isEmpty()) {
        found(bot, newest, null, "the bot's first start");
      } else if (runsOlderTemplate(current.get(), newest)) {
        found(bot, newest, current.get().number(), "the platform brought a newer template");
      }
    });
  }

  private boolean runsOlderTemplate(Deployment current, Release newest) {
    return current.release().number() != newest.number()
        && releases
            .find(current.bot().team(), current.release().number())
            .filter(Release::bundled)
            .isPresent();
  }

  private void found(TeamEnvironment bot, Release release, @Nullable Long previous, String reason) {
    book.found(
        new NewDeployment(
            bot,
            Kind.DEPLOY,
            Strategy.ROLLING,
            release,
            previous,
            configs.newest(bot),
            reason,
            Author.PIPELINE,
            false,
            flags.of(bot),
            null));
  }
}
