package dev.firedrill.postmortem.api;

/** Markdown to look at, at most 200 kB. */
public record MarkdownRequest(String markdown) {}
