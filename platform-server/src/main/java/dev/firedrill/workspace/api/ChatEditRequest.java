package dev.firedrill.workspace.api;

/** A new text of 1 to 4000 characters. */
public record ChatEditRequest(String text) {}
