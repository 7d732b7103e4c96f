package dev.firedrill.lti.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which grades to bring where; without an item, the total. A dry run changes nothing. */
public record GradeSyncRequest(UUID context, @Nullable UUID item, boolean dryRun) {}
