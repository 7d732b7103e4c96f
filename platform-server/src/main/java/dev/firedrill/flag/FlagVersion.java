package dev.firedrill.flag;

import dev.firedrill.flag.definition.Definition;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of a flag's history; {@code before} null where the flag was made by it. */
public record FlagVersion(
    long version,
    Instant at,
    PersonId by,
    String reason,
    Definition definition,
    @Nullable Definition before,
    boolean archived) {}
