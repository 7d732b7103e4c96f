package dev.firedrill.gradebook.file;

import org.jspecify.annotations.Nullable;

/**
 * A column that is not about who somebody is.
 *
 * @param index from 0
 * @param header as the file has it
 * @param title the header without what the system adds to it
 * @param lock why it cannot be filled; null when it can
 * @param points what the file says it is worth; null where it does not say
 * @param pointsColumn the column that says it for each row, or -1
 */
public record FileColumn(
    int index,
    String header,
    String title,
    @Nullable String lock,
    @Nullable Double points,
    int pointsColumn) {}
