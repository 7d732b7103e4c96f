package dev.firedrill.app.wiring;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.SecretKeyFile;
import dev.firedrill.bot.api.deploy.Answers;
import dev.firedrill.bot.api.deploy.DeploymentViews;
import dev.firedrill.bot.api.settings.ConfigResource;
import dev.firedrill.bot.api.settings.ConfigViews;
import dev.firedrill.bot.deploy.ConfigDeploy;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.persistence.BotPersistence;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.ConfigDesk;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.bot.settings.SecretSeal;
import dev.firedrill.bot.settings.Secrets;
import dev.firedrill.bot.settings.StoredVariables;
import dev.firedrill.bot.settings.TeamVariables;
import java.nio.file.Path;

/** Configuration and secrets. */
record SettingsWiring(
    Configs configs, Secrets secrets, TeamVariables variables, SecretSeal seal, Releases releases) {
  static SettingsWiring on(Foundation f, DataDirectory data, Releases releases) {
    Configs configs = BotPersistence.configs(f.jdbi());
    Secrets secrets = BotPersistence.secrets(f.jdbi());
    String named = f.configuration().getSecrets().keyFile();
    Path file = named == null ? data.resolve("secret.key") : Path.of(named).toAbsolutePath();
    SecretSeal seal =
        new SecretSeal(SecretKeyFile.open(file, secrets.keyIds(), f.random()), f.random());
    return new SettingsWiring(
        configs, secrets, new StoredVariables(configs, secrets, seal), seal, releases);
  }

  ConfigDesk desk(Foundation f) {
    return new ConfigDesk(
        configs, secrets, seal, releases, f.evidence(), f.transactions(), f.events(), f.clock());
  }

  Object resource(
      Foundation f, DeploymentDesk desk, Deployments deployments, DeploymentViews views) {
    return new ConfigResource(
        desk(f),
        new ConfigDeploy(desk, deployments, releases, f.transactions()),
        new ConfigViews(configs, secrets, deployments, f.teams()),
        new Answers(views),
        f.access());
  }
}
