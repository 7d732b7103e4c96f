package dev.firedrill.automation;

import dev.firedrill.team.EnvironmentName;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that can be done to one of a team's bots. */
public sealed interface Action {
  EnvironmentName environment();

  /** What is to be done, as it goes on after "would": "restart the production bot". */
  String words();

  /** Another instance of what runs, without a message lost. */
  record Restart(EnvironmentName environment) implements Action {
    @Override
    public String words() {
      return "restart the " + environment.word() + " bot";
    }
  }

  /** Back to the release of this number, or to the one before when it is null. */
  record Rollback(EnvironmentName environment, @Nullable Integer release) implements Action {
    @Override
    public String words() {
      return "roll %s back to %s"
          .formatted(environment.word(), release == null ? "the release before" : "v" + release);
    }
  }

  /** A flag on or off for everybody. */
  record SwitchFlag(EnvironmentName environment, String flag, boolean on) implements Action {
    @Override
    public String words() {
      return "switch %s %s in %s".formatted(flag, on ? "on" : "off", environment.word());
    }
  }

  /** Another size; what is null stays as it is, and one of both is given. */
  record Scale(
      EnvironmentName environment, @Nullable Integer memoryMiB, @Nullable Integer cpuPercent)
      implements Action {
    @Override
    public String words() {
      return "give the %s bot %s"
          .formatted(
              environment.word(),
              Stream.of(
                      memoryMiB == null ? "" : memoryMiB + " MiB of memory",
                      cpuPercent == null ? "" : cpuPercent + " % of a processor")
                  .filter(part -> !part.isEmpty())
                  .collect(Collectors.joining(" and ")));
    }
  }
}
