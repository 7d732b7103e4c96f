package dev.firedrill.live;

import java.time.Instant;

/** The first event of a stream. With {@code reset}, whatever the page has may be out of date. */
public record LiveHelloView(long seq, Instant serverTime, boolean reset) {}
