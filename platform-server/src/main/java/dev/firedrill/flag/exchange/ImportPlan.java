package dev.firedrill.flag.exchange;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.Shared;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import does; carried out as it is, or only shown. */
public record ImportPlan(
    TeamEnvironment owner, Shared sharedBefore, Shared sharedAfter, List<Step> steps) {

  /** What becomes of a flag. */
  public enum Change {
    ADDED,
    CHANGED,
    REMOVED,
    SAME
  }

  /**
   * What becomes of one flag; {@code flag} and {@code before} null where there is none yet, {@code
   * after} where the file has none. Definitions carry their description, as in files.
   */
  public record Step(
      String key,
      Change change,
      @Nullable Flag flag,
      @Nullable Definition before,
      @Nullable Definition after) {}

  public ImportPlan {
    steps = List.copyOf(steps);
  }

  public boolean changesShared() {
    return !sharedBefore.equals(sharedAfter);
  }
}
