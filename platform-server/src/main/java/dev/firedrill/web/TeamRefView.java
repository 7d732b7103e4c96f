package dev.firedrill.web;

import java.util.UUID;

/** A team in passing. */
public record TeamRefView(UUID id, String slug, String name) {}
