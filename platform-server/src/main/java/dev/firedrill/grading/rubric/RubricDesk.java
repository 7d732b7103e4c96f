package dev.firedrill.grading.rubric;

import dev.firedrill.kernel.PersonId;
import java.time.InstantSource;
import java.util.List;

/** Where staff write rubrics. A save makes a new version; nothing graded is lost by it. */
public final class RubricDesk {
  private static final int REASON_AT_MOST = 500;

  /** What came of asking. */
  public sealed interface Outcome {
    record Saved(Rubric rubric, Impact impact) implements Outcome {}

    /** Not saved, because somebody saved this one in the meantime. */
    record Stale(Rubric current) implements Outcome {}

    /** Not saved, because it breaks a rule. */
    record Unfit(String field, String reason) implements Outcome {}
  }

  private final Rubrics rubrics;
  private final GradedWork works;
  private final InstantSource clock;

  public RubricDesk(Rubrics rubrics, GradedWork works, InstantSource clock) {
    this.rubrics = rubrics;
    this.works = works;
    this.clock = clock;
  }

  /** The scope's own latest; version 0 with what it inherits while it has none. */
  public Rubric own(RubricScope scope) {
    return rubrics
        .latest(scope)
        .orElseGet(() ->
            new Rubric(scope, 0, inForce(RubricScope.COURSE.value()).criteria(), "", null, null));
  }

  /** What submissions of the scenario are judged by now: its own rubric or the course's. */
  public Rubric inForce(String scenario) {
    return rubrics
        .latest(RubricScope.ofScenario(scenario))
        .or(() -> rubrics.latest(RubricScope.COURSE))
        .orElseGet(() ->
            new Rubric(RubricScope.COURSE, 0, StarterRubric.criteria(), "The starter", null, null));
  }

  /** What saving these criteria would do, without saving them. */
  public Impact impact(RubricScope scope, List<Criterion> criteria) {
    return Impact.of(own(scope).criteria(), criteria, judgedBy(scope));
  }

  /** The readings that a change of this rubric concerns. */
  public List<GradedWork.Work> judgedBy(RubricScope scope) {
    List<String> ownOnes = rubrics.all().stream().map(rubric -> rubric.scope().value()).toList();
    return works.all().stream()
        .filter(work ->
            scope.isCourse()
                ? !ownOnes.contains(work.scenario())
                : work.scenario().equals(scope.value()))
        .toList();
  }

  /** Saves the criteria in place of the version given, 0 for the first. */
  public Outcome save(
      RubricScope scope, long expected, List<Criterion> criteria, String reason, PersonId by) {
    var fault = RubricCheck.fault(criteria);
    if (fault.isPresent()) {
      return new Outcome.Unfit(fault.get().field(), fault.get().reason());
    }
    if (reason.length() > REASON_AT_MOST) {
      return new Outcome.Unfit(
          "reason",
          "The reason has " + reason.length() + " characters; keep it to " + REASON_AT_MOST + ".");
    }
    Rubric current = own(scope);
    if (current.version() != expected) {
      return new Outcome.Stale(current);
    }
    Impact impact = impact(scope, criteria);
    Rubric next = new Rubric(scope, expected + 1, criteria, reason, by, clock.instant());
    return rubrics.add(next) ? new Outcome.Saved(next, impact) : new Outcome.Stale(own(scope));
  }
}
