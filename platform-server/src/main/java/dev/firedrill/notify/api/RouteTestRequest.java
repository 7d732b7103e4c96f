package dev.firedrill.notify.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which webhook to call; null tries every way of pages. */
public record RouteTestRequest(@Nullable UUID webhookId) {}
