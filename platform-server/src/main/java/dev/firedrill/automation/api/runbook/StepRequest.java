package dev.firedrill.automation.api.runbook;

import org.jspecify.annotations.Nullable;

/** Confirms a step, or leaves it out. */
public record StepRequest(@Nullable Boolean confirm, @Nullable Boolean skip) {}
