package dev.firedrill.gradebook;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.Failure;

/**
 * A column of the gradebook: a graded run, with what it weighs.
 *
 * @param weight how much it counts in the total beside the others; 0 shows it without counting it
 * @param points what it is worth where files of other systems want points
 * @param droppable whether it may be among the lowest that are dropped
 */
public record GradebookItem(
    RunId run, int runNumber, String title, double weight, double points, boolean droppable) {
  public static final int TITLE_AT_MOST = 120;

  public GradebookItem {
    if (title.isBlank() || title.length() > TITLE_AT_MOST || title.chars().anyMatch(c -> c < ' ')) {
      throw Failure.invalid(
          "The title '"
              + title
              + "' must have 1 to "
              + TITLE_AT_MOST
              + " characters on one line: shorten it.");
    }
    if (!(weight >= 0 && weight <= 1000)) {
      throw Failure.invalid("The weight is " + weight + "; give one from 0 to 1000.");
    }
    if (!(points > 0 && points <= 10_000)) {
      throw Failure.invalid("The points are " + points + "; give more than 0 and at most 10000.");
    }
  }

  /** The same without its title, which may tell what the run was about. */
  GradebookItem untold() {
    return new GradebookItem(run, runNumber, "Run " + runNumber, weight, points, droppable);
  }

  /** As a run begins in the gradebook, before anybody set it up. */
  static GradebookItem fresh(RunId run, int number, String scenario) {
    String title = "Run " + number + ": " + scenario.replaceAll("\\p{Cntrl}", " ");
    return new GradebookItem(
        run,
        number,
        title.length() > TITLE_AT_MOST ? title.substring(0, TITLE_AT_MOST) : title,
        1,
        100,
        true);
  }
}
