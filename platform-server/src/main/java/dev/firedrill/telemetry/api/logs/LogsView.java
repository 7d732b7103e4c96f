package dev.firedrill.telemetry.api.logs;

import java.util.List;

/**
 * What a search found, oldest first. {@code dropped} counts lines of that time that were not kept,
 * {@code words} says what was searched. The histogram comes with a first page only.
 */
public record LogsView(
    List<LogLineView> items,
    List<LogBarView> histogram,
    long dropped,
    boolean hasMore,
    String words) {}
