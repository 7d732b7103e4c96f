package dev.firedrill.notify.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was read; none means all. */
public record InboxReadRequest(@Nullable List<UUID> ids) {}
