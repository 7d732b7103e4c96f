package dev.firedrill.postmortem.api;

import dev.firedrill.web.PersonView;
import java.time.Instant;

/** A kept version; {@code markdown} as it stood then. */
public record PostmortemVersionView(
    long version, Instant savedAt, PersonView savedBy, String markdown) {}
