package dev.firedrill.postmortem.api;

/** The whole text, at most 200 kB. */
public record PostmortemRequest(String markdown) {}
