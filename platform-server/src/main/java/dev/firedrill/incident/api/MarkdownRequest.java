package dev.firedrill.incident.api;

/** Markdown to look at, at most 200 kB. */
public record MarkdownRequest(String markdown) {}
