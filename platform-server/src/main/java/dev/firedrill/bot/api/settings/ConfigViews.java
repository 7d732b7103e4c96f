package dev.firedrill.bot.api.settings;

import dev.firedrill.bot.Change;
import dev.firedrill.bot.api.AuthorView;
import dev.firedrill.bot.api.ChangeView;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.settings.Config;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.bot.settings.Secrets;
import dev.firedrill.bot.settings.VariableNames;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Configurations as they are told. */
public final class ConfigViews {
  private final Configs configs;
  private final Secrets secrets;
  private final Deployments deployments;
  private final Teams teams;

  public ConfigViews(Configs configs, Secrets secrets, Deployments deployments, Teams teams) {
    this.configs = configs;
    this.secrets = secrets;
    this.deployments = deployments;
    this.teams = teams;
  }

  ConfigView newest(TeamEnvironment bot) {
    return of(configs.at(bot, configs.newest(bot)).orElseThrow());
  }

  List<VariableView> variablesAt(TeamEnvironment bot, long version) {
    return variables(
        configs
            .at(bot, version)
            .orElseThrow(() ->
                Failure.notFound(
                    "The configuration of "
                        + bot.environment().word()
                        + " has no version "
                        + version
                        + ": see its history.")));
  }

  private static List<VariableView> variables(Config config) {
    return config.variables().entrySet().stream()
        .map(variable -> new VariableView(variable.getKey(), variable.getValue()))
        .toList();
  }

  ConfigView of(Config config) {
    Map<String, Long> versions = config.secrets();
    return new ConfigView(
        config.bot().environment(),
        config.version(),
        variables(config),
        secrets.marks(config.bot()).stream()
            .filter(mark -> Objects.equals(versions.get(mark.name()), mark.version()))
            .map(mark ->
                new SecretView(
                    mark.name(), mark.version(), mark.setAt(), AuthorView.of(mark.setBy(), teams)))
            .toList(),
        deployments.current(config.bot()).map(Deployment::configVersion).orElse(null),
        VariableNames.RESERVED);
  }

  List<ConfigVersionView> history(TeamEnvironment bot) {
    List<Config> versions = new ArrayList<>(configs.history(bot));
    versions.add(Config.empty(bot));
    List<ConfigVersionView> views = new ArrayList<>();
    for (int i = 0; i + 1 < versions.size(); i++) {
      Config config = versions.get(i);
      Config.Change change = Objects.requireNonNull(config.change());
      views.add(
          new ConfigVersionView(
              config.version(),
              change.at(),
              AuthorView.of(change.by(), teams),
              change.reason(),
              ChangeView.of(Change.between(versions.get(i + 1).listed(), config.listed()))));
    }
    return views;
  }
}
