package dev.firedrill.workspace.api;

/** A slash command. */
public record CommandView(String command, String usage, String description) {}
