package dev.firedrill.gradebook;

import dev.firedrill.grading.AssessmentId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one person has for one item.
 *
 * @param score 0 to 100; null where there is none, and for one who is excused
 * @param reason why the person is excused; null for others
 * @param postmortemMissing whether the team owes the postmortem of a declared incident
 * @param assessment what the score is read in; null where the team did not take part
 */
public record Cell(
    GradebookItem item,
    CellState state,
    @Nullable Double score,
    @Nullable String reason,
    boolean postmortemMissing,
    @Nullable AssessmentId assessment) {
  /**
   * As the person sees it; empty for what is not published: not even that a run was graded is told,
   * nor what it was about.
   */
  Optional<Cell> forStudent() {
    return switch (state) {
      case PUBLISHED -> Optional.of(this);
      case EXCUSED ->
          Optional.of(new Cell(item.untold(), CellState.EXCUSED, null, reason, false, null));
      case NO_RUN, VOID, UNGRADED, DRAFT, READY -> Optional.empty();
    };
  }
}
