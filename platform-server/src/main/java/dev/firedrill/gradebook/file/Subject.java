package dev.firedrill.gradebook.file;

import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A person as a file may name them, with what is to be written.
 *
 * @param score 0 to 100; null where there is nothing to write
 * @param excused whether the person is excused from the item
 */
public record Subject(
    PersonId id,
    String name,
    String handle,
    String team,
    PersonIds ids,
    @Nullable Double score,
    boolean excused) {}
