package dev.firedrill.capacity.api;

/** A size to be: 96 to 4096 MiB, 10 to 400 percent of a core, and why. */
public record SizeRequest(int memoryMiB, int cpuPercent, String reason) {}
