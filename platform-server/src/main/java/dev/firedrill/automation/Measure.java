package dev.firedrill.automation;

import dev.firedrill.team.EnvironmentName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A figure of a bot that can be asked for. */
public sealed interface Measure {
  EnvironmentName environment();

  String words();

  /** An expression over the bot's own series; it must give one value. */
  record Expression(EnvironmentName environment, String query) implements Measure {
    @Override
    public String words() {
      return query + " in " + environment.word();
    }
  }

  /** What users saw in the last while; {@code command} null means of all commands. */
  record Users(EnvironmentName environment, Figure figure, @Nullable String command, Duration over)
      implements Measure {
    @Override
    public String words() {
      return "users' %s%s in %s over %d s"
          .formatted(
              figure.word(),
              command == null ? "" : " of !" + command,
              environment.word(),
              over.toSeconds());
    }
  }

  /** What can be asked about users. */
  enum Figure {
    AVAILABILITY("availability"),
    ERROR_RATIO("error-ratio"),
    P50_MS("p50-ms"),
    P95_MS("p95-ms");

    private final String word;

    Figure(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
