package dev.firedrill.capacity.api;

import dev.firedrill.team.EnvironmentName;

/** Another load and another size. */
public record WhatIfRequest(
    EnvironmentName environment, double requestsPerSecond, int memoryMiB, int cpuPercent) {}
