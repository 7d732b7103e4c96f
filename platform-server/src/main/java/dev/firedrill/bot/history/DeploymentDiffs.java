package dev.firedrill.bot.history;

import dev.firedrill.bot.Change;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares deployments: what was run, with which configuration, under which flags. */
public final class DeploymentDiffs {
  /** All that makes a deployment what it is, in words. */
  private record Contents(
      Map<String, String> artifact, Map<String, String> config, Map<String, String> flags) {
    static final Contents NOTHING = new Contents(Map.of(), Map.of(), Map.of());
  }

  private final Deployments deployments;
  private final Releases releases;
  private final Configs configs;

  public DeploymentDiffs(Deployments deployments, Releases releases, Configs configs) {
    this.deployments = deployments;
    this.releases = releases;
    this.configs = configs;
  }

  /**
   * What the deployment changed against that one, or against what was in service when it was
   * requested.
   *
   * @throws Failure not-found when there is no such deployment
   */
  public DeploymentDiff of(TeamEnvironment bot, long number, @Nullable Long against) {
    Deployment to = find(bot, number);
    Deployment from = from(to, against);
    Contents before = from == null ? Contents.NOTHING : contents(from);
    Contents after = contents(to);
    return new DeploymentDiff(
        from == null ? null : from.number(),
        to.number(),
        Change.between(before.artifact(), after.artifact()),
        Change.between(before.config(), after.config()),
        Change.between(before.flags(), after.flags()));
  }

  private @Nullable Deployment from(Deployment to, @Nullable Long against) {
    if (against != null) {
      return find(to.bot(), against);
    }
    return to.previous() == null ? null : find(to.bot(), to.previous().number());
  }

  private Deployment find(TeamEnvironment bot, long number) {
    return deployments
        .find(bot, number)
        .orElseThrow(() ->
            Failure.notFound(
                "There is no deployment %d to %s.".formatted(number, bot.environment().word())));
  }

  private Contents contents(Deployment deployment) {
    TeamEnvironment bot = deployment.bot();
    return new Contents(
        releases
            .find(bot.team(), deployment.release().number())
            .map(DeploymentDiffs::words)
            .orElse(Map.of()),
        configs.at(bot, deployment.configVersion()).orElseThrow().listed(),
        deployments.flags(bot, deployment.number()));
  }

  private static Map<String, String> words(Release release) {
    Artifact artifact = release.artifact();
    Map<String, String> words = new HashMap<>();
    words.put("release", release.name());
    words.put("version", release.version());
    words.put("changeCause", release.changeCause());
    words.put("kind", artifact.kind().name());
    words.put("digest", artifact.digest());
    if (release.commit() != null) {
      words.put("commit", release.commit());
    }
    if (artifact.language() != null) {
      words.put("language", artifact.language());
    }
    if (artifact.image() != null) {
      words.put("image", artifact.image());
    } else {
      words.put("size", artifact.size() + " bytes");
    }
    return words;
  }
}
