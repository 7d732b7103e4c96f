package dev.firedrill.timeline;

import dev.firedrill.kernel.PersonId;

/** Who adds to a record. What staff add is for staff, unless they share it. */
public record Annotator(PersonId id, boolean staff) {}
