package dev.firedrill.automation.api;

import java.util.UUID;

/** Something that has a page of its own, in passing. */
public record NamedView(UUID id, String name) {}
