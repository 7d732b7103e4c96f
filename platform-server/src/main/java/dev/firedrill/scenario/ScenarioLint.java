package dev.firedrill.scenario;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.Mistake;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds every mistake in a scenario's file, without keeping or running anything. */
public final class ScenarioLint {
  /** The largest file that is read, in bytes of UTF-8. */
  public static final int MAX_BYTES = 256 * 1024;

  private final ScenarioLoader loader;

  public ScenarioLint(FaultCatalog faults) {
    this.loader = new ScenarioLoader(faults);
  }

  /** The mistakes in reading order, none when the file is good; fails with too-large. */
  public List<Mistake> mistakes(String file, String yaml) {
    return switch (load(file, yaml)) {
      case LoadOutcome.Loaded _ -> List.of();
      case LoadOutcome.Rejected rejected -> rejected.mistakes();
    };
  }

  /** The scenario or its mistakes; fails with too-large. */
  LoadOutcome load(String file, String yaml) {
    int size = yaml.getBytes(StandardCharsets.UTF_8).length;
    if (size > MAX_BYTES) {
      throw new Failure(
          ProblemCode.TOO_LARGE,
          "The scenario has " + size + " bytes; at most " + MAX_BYTES + " are read.");
    }
    return loader.load(file, yaml);
  }
}
