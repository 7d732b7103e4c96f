package dev.firedrill.automation.api.runbook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins a run, for an incident or for none. */
public record RunRequest(@Nullable UUID incident, @Nullable Boolean dryRun) {}
