package dev.firedrill.grading.rubric;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What has been graded by a rubric, told to it by whoever keeps the marks. */
@FunctionalInterface
public interface GradedWork {
  /**
   * One reading of a submission.
   *
   * @param scenario the scenario of its run
   * @param published its grade is with the team, and no change of the rubric moves it
   * @param chosen by criterion
   */
  record Work(UUID assessment, String scenario, boolean published, Map<String, Selection> chosen) {
    public Work {
      chosen = Map.copyOf(chosen);
    }
  }

  /** Every reading with a mark in it. */
  List<Work> all();
}
