package dev.firedrill.scenario.api;

import dev.firedrill.scenario.Scenarios;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.coursepack.CoursePack;
import dev.firedrill.scenarios.coursepack.Lab;
import dev.firedrill.scenarios.proof.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A day of the course, for instructors. */
public record LabView(
    String id,
    String title,
    String topic,
    Duration duration,
    List<String> objectives,
    List<String> before,
    List<AgendaItemView> agenda,
    List<String> variants,
    String notes) {

  /**
   * One thing that is done.
   *
   * @param at counted from the beginning of the day
   * @param scenario that is launched then; null for none
   * @param scenarioTitle null when it is not offered
   * @param lacking what the platform lacks for the scenario; null when it is offered
   * @param unproven why the scenario cannot count for the grade; null when it is proven
   */
  public record AgendaItemView(
      Duration at,
      Duration duration,
      String what,
      @Nullable String scenario,
      @Nullable String scenarioTitle,
      @Nullable String lacking,
      @Nullable String unproven) {}

  static LabView of(Lab lab, CoursePack pack, Scenarios scenarios) {
    return new LabView(
        lab.id(),
        lab.title(),
        lab.topic(),
        lab.duration(),
        lab.objectives(),
        lab.before(),
        lab.agenda().stream().map(item -> item(item, pack, scenarios)).toList(),
        lab.variants(),
        lab.notes());
  }

  private static AgendaItemView item(Lab.Item item, CoursePack pack, Scenarios scenarios) {
    String id = item.scenario();
    Optional<Scenario> offered = id == null ? Optional.empty() : scenarios.find(id);
    return new AgendaItemView(
        item.at(),
        item.duration(),
        item.what(),
        id,
        offered.map(scenario -> scenario.metadata().title()).orElse(null),
        id == null || offered.isPresent()
            ? null
            : pack.waiting().getOrDefault(id, "the scenario itself"),
        offered.map(scenario -> unproven(scenarios.standing(scenario))).orElse(null));
  }

  private static @Nullable String unproven(Standing standing) {
    return switch (standing) {
      case Standing.Proven _ -> null;
      case Standing.Unproven(String reason) -> reason;
    };
  }
}
