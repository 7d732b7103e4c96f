package dev.firedrill.cli.settings;

import dev.firedrill.cli.console.Surroundings;
import picocli.CommandLine;

/** {@code flag}, {@code config} and {@code secret}. */
public final class SettingsCommands {
  private SettingsCommands() {}

  public static void addTo(CommandLine root, Surroundings around) {
    root.addSubcommand(
            new CommandLine(new FlagCommand())
                .addSubcommand(new FlagCommand.ListAll(around))
                .addSubcommand(new FlagCommand.Get(around))
                .addSubcommand(new FlagSwitch.On(around))
                .addSubcommand(new FlagSwitch.Off(around))
                .addSubcommand(new FlagRollout(around))
                .addSubcommand(new FlagSwitch.Kill(around))
                .addSubcommand(new FlagSwitch.Revive(around))
                .addSubcommand(new FlagCommand.History(around))
                .addSubcommand(new FlagFile.Export(around))
                .addSubcommand(new FlagFile.Import(around)))
        .addSubcommand(
            new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigCommand.ListAll(around))
                .addSubcommand(new ConfigChange.Set(around))
                .addSubcommand(new ConfigChange.Unset(around))
                .addSubcommand(new ConfigCommand.History(around)))
        .addSubcommand(
            new CommandLine(new SecretCommand())
                .addSubcommand(new SecretCommand.ListAll(around))
                .addSubcommand(new SecretCommand.Get(around))
                .addSubcommand(new SecretCommand.Set(around))
                .addSubcommand(new SecretCommand.Unset(around)));
  }
}
