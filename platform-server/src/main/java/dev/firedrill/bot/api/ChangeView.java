package dev.firedrill.bot.api;

import dev.firedrill.bot.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One named thing that differs; null where it was not there. */
public record ChangeView(String name, @Nullable String before, @Nullable String after) {
  public static List<ChangeView> of(List<Change> changes) {
    return changes.stream()
        .map(change -> new ChangeView(change.name(), change.before(), change.after()))
        .toList();
  }
}
