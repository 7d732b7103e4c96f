package dev.firedrill.postmortem.api.due;

import java.time.Instant;

/** Until when one team gets more time, and why, in 3 to 500 characters that the team reads. */
public record ExtensionRequest(Instant due, String reason) {}
