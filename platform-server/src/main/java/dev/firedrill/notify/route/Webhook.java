package dev.firedrill.notify.route;

import java.util.UUID;

/** A URL that is called; {@code secretSet} when the calls are signed. */
public record Webhook(UUID id, String url, boolean secretSet) {}
