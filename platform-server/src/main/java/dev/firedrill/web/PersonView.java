package dev.firedrill.web;

import java.util.UUID;

/** Someone as others see them. */
public record PersonView(UUID id, String name, String handle) {}
