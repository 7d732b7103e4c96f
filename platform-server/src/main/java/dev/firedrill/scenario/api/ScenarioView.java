package dev.firedrill.scenario.api;

import dev.firedrill.scenario.ScenarioLibrary;
import dev.firedrill.scenarios.At;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.proof.Proof;
import dev.firedrill.scenarios.proof.Standing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as an instructor chooses it.
 *
 * @param control true when nothing is broken in it
 * @param uploaded false when it ships with the platform
 * @param variant of the course pack that production must run; null when any bot will do
 */
public record ScenarioView(
    String id,
    String version,
    String title,
    String brief,
    List<String> objectives,
    double difficulty,
    Duration maxDuration,
    List<FaultView> faults,
    boolean control,
    boolean uploaded,
    List<String> tags,
    @Nullable String variant,
    ProofView proof) {

  /** A fault of it; {@code at} is null when it waits for an event. */
  public record FaultView(String id, String title, @Nullable Duration at, Duration duration) {}

  /**
   * Whether robot players have proved it as it is: {@code provenOn} is the day, {@code reason} says
   * why not and what to do.
   */
  public record ProofView(boolean proven, @Nullable String provenOn, @Nullable String reason) {
    static ProofView of(Standing standing) {
      return switch (standing) {
        case Standing.Proven(Proof proof) -> new ProofView(true, proof.provedOn(), null);
        case Standing.Unproven(String reason) -> new ProofView(false, null, reason);
      };
    }
  }

  static ScenarioView of(ScenarioLibrary.Entry entry) {
    Scenario scenario = entry.scenario();
    Scenario.Metadata metadata = scenario.metadata();
    return new ScenarioView(
        metadata.id(),
        metadata.version(),
        metadata.title(),
        metadata.studentBrief() == null ? "" : metadata.studentBrief().strip(),
        scenario.learningObjectives().stream().map(Scenario.LearningObjective::text).toList(),
        Math.round(metadata.difficulty().value() * 10) / 10.0,
        metadata.maxDuration(),
        scenario.injections().stream().map(ScenarioView::fault).toList(),
        metadata.control(),
        entry.upload() != null,
        metadata.tags(),
        metadata.variant(),
        ProofView.of(entry.standing()));
  }

  private static FaultView fault(Step.Injection fault) {
    Duration at =
        switch (fault.at()) {
          case At.Offset(Duration offset) -> offset;
          case At.After(String _, At.Event _, Duration _, Duration orAt) -> orAt;
        };
    return new FaultView(fault.id(), fault.fault() + " on " + fault.target(), at, fault.duration());
  }
}
