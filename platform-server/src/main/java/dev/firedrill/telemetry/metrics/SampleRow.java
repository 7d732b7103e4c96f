package dev.firedrill.telemetry.metrics;

/**
 * What one scrape of a bot gave: at a time in milliseconds, the values of its series by slot as
 * {@link SlotValues} encodes them. The bytes are shared and must not be changed.
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, copied never: there are millions
public record SampleRow(long atMillis, byte[] values) {}
