package dev.firedrill.gradebook;

import dev.firedrill.chaos.RunId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person has over all items that count.
 *
 * @param value 0 to 100 with two decimals; null while nothing counts
 * @param dropped the items that do not count because they are among the lowest
 * @param sentence how the value came about
 */
public record Total(@Nullable Double value, Set<RunId> dropped, String sentence) {
  public Total {
    dropped = Set.copyOf(dropped);
  }
}
