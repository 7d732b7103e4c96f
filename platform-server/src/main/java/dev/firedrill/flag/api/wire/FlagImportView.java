package dev.firedrill.flag.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.exchange.ImportPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import does, or has done when it was applied. What the flags share stands among the
 * changes as {@code $shared} when it changes.
 */
public record FlagImportView(List<FlagImportChangeView> changes, boolean applied) {
  /** What becomes of one flag. */
  public record FlagImportChangeView(
      String key, ImportPlan.Change change, @Nullable JsonNode before, @Nullable JsonNode after) {}

  public static FlagImportView of(ImportPlan plan, boolean applied) {
    List<FlagImportChangeView> changes = new ArrayList<>();
    if (plan.changesShared()) {
      changes.add(
          new FlagImportChangeView(
              "$shared",
              ImportPlan.Change.CHANGED,
              plan.sharedBefore().tree(),
              plan.sharedAfter().tree()));
    }
    plan.steps()
        .forEach(step ->
            changes.add(
                new FlagImportChangeView(
                    step.key(), step.change(), tree(step.before()), tree(step.after()))));
    return new FlagImportView(changes, applied);
  }

  private static @Nullable JsonNode tree(@Nullable Definition definition) {
    return definition == null ? null : definition.tree();
  }
}
