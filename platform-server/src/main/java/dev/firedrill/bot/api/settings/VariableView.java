package dev.firedrill.bot.api.settings;

/** A variable with its value; not for what must stay secret. */
public record VariableView(String name, String value) {}
