package dev.firedrill.cli.settings;

import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.Surroundings;

/** {@code flag}, {@code config} and {@code secret}. */
public final class SettingsCommands {
  private SettingsCommands() {}

  public static void addTo(Words words, Surroundings around) {
    words
        .add(
            "flag",
            FlagCommand::new,
            () -> new FlagCommand.ListAll(around),
            () -> new FlagCommand.Get(around),
            () -> new FlagSwitch.On(around),
            () -> new FlagSwitch.Off(around),
            () -> new FlagRollout(around),
            () -> new FlagSwitch.Kill(around),
            () -> new FlagSwitch.Revive(around),
            () -> new FlagCommand.History(around),
            () -> new FlagFile.Export(around),
            () -> new FlagFile.Import(around))
        .add(
            "config",
            ConfigCommand::new,
            () -> new ConfigCommand.ListAll(around),
            () -> new ConfigChange.Set(around),
            () -> new ConfigChange.Unset(around),
            () -> new ConfigCommand.History(around))
        .add(
            "secret",
            SecretCommand::new,
            () -> new SecretCommand.ListAll(around),
            () -> new SecretCommand.Get(around),
            () -> new SecretCommand.Set(around),
            () -> new SecretCommand.Unset(around));
  }
}
