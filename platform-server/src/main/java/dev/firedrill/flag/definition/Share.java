package dev.firedrill.flag.definition;

/** How many of a hundred users get a variant; from 0 to 100. */
public record Share(String variant, int percent) {}
