package dev.firedrill.telemetry.api.trial;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.trial.Blip;

/** What is to be disturbed, and for how long. */
public record BlipRequest(EnvironmentName environment, Blip.Kind kind, int seconds) {}
