package dev.firedrill.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** All that a command line finds around it; only {@code Main} looks at the process itself. */
public record Surroundings(
    Map<String, String> environment,
    Path home,
    Path directory,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Terminal terminal,
    InstantSource clock,
    ZoneId zone,
    Pause pause,
    Interruption interruption) {

  /** Waits. */
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /** Says what to do when a person presses Ctrl-C, until it is closed. */
  public interface Interruption {
    Watch onInterrupt(Runnable farewell);

    /** Closing it calls the farewell off. */
    interface Watch extends AutoCloseable {
      @Override
      void close();
    }
  }

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** An environment variable that is set and not blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Where configuration files of this person are. */
  public Path configuration() {
    return variable("XDG_CONFIG_HOME")
        .map(Path::of)
        .orElse(home.resolve(".config"))
        .resolve("firedrill");
  }
}
