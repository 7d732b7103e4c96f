package dev.firedrill.gradebook.file;

import dev.firedrill.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row of people of a file.
 *
 * @param row the row as spreadsheets count them, from 1
 * @param shown whom the row names, as it says it
 * @param person who that is; null when nobody can say
 * @param by by what the person was found; null when nobody was
 * @param from what the cell holds
 * @param to what it will hold; equal to {@code from} where nothing changes
 */
public record FillRow(
    int row,
    String shown,
    Outcome outcome,
    @Nullable PersonId person,
    @Nullable String personName,
    @Nullable IdKind by,
    String from,
    String to,
    String sentence) {
  /** Only the first changes the file. */
  public enum Outcome {
    CHANGED,
    UNCHANGED,
    NO_GRADE,
    UNMATCHED,
    AMBIGUOUS,
    DOUBLED,
    SHORT
  }
}
