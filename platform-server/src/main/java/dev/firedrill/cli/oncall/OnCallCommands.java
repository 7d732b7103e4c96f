package dev.firedrill.cli.oncall;

import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.Surroundings;

/** {@code alarm}, {@code pages}, {@code ack}, {@code silence}, {@code oncall} and {@code blip}. */
public final class OnCallCommands {
  private OnCallCommands() {}

  public static void addTo(Words words, Surroundings around) {
    words
        .add(
            "alarm",
            AlarmCommand::new,
            () -> new AlarmCommand.ListAll(around),
            () -> new AlarmCommand.Show(around),
            () -> new AlarmCommand.History(around),
            () -> new AlarmChange.Create(around),
            () -> new AlarmChange.Delete(around),
            () -> new AlarmChange.Enable(around),
            () -> new AlarmChange.Disable(around),
            () -> new AlarmTrial.TestFire(around),
            () -> new AlarmTrial.Preview(around))
        .add("pages", () -> new PagesCommand(around))
        .add("ack", () -> new AckCommand(around))
        .add(
            "silence",
            () -> new SilenceCommand(around),
            () -> new SilenceCommand.ListAll(around),
            () -> new SilenceCommand.End(around))
        .add(
            "oncall",
            () -> new OnCallCommand(around),
            () -> new OnCallCommand.Show(around),
            () -> new OnCallCommand.HandOver(around),
            () -> new RotaChange.Set(around),
            () -> new RotaChange.End(around))
        .add("blip", () -> new BlipCommand(around), () -> new BlipCommand.Start(around));
  }
}
