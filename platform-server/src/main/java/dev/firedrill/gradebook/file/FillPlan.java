package dev.firedrill.gradebook.file;

import java.util.List;

/**
 * What filling one column of a file changes.
 *
 * @param rows every row of people, in the order of the file
 * @param absent people with a grade whom no row names
 * @param notes what a reader has to know before the file goes back
 * @param digest the same for the same file and the same changes
 */
public record FillPlan(
    FileFormat format,
    FileColumn column,
    List<FillRow> rows,
    List<String> absent,
    List<String> notes,
    String digest) {
  public FillPlan {
    rows = List.copyOf(rows);
    absent = List.copyOf(absent);
    notes = List.copyOf(notes);
  }
}
