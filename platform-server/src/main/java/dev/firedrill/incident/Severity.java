package dev.firedrill.incident;

import java.time.Duration;
import java.util.Optional;

/** How bad an incident is: 1 is worst. Each says how often others must hear of it. */
public enum Severity {
  SEV1(Duration.ofMinutes(15), "users cannot use the bot at all"),
  SEV2(Duration.ofMinutes(30), "many users notice, or a main feature is gone"),
  SEV3(Duration.ofMinutes(60), "some users notice, there is a way around"),
  SEV4(Duration.ZERO, "hardly anybody notices");

  private final Duration cadence;
  private final String meaning;

  Severity(Duration cadence, String meaning) {
    this.cadence = cadence;
    this.meaning = meaning;
  }

  /** The longest time between two updates; empty where no cadence is asked for. */
  public Optional<Duration> cadence() {
    return cadence.isZero() ? Optional.empty() : Optional.of(cadence);
  }

  public String meaning() {
    return meaning;
  }

  /** The severity of this number, 1 to 4. */
  public static Optional<Severity> ofNumber(int number) {
    return number >= 1 && number <= values().length
        ? Optional.of(values()[number - 1])
        : Optional.empty();
  }
}
