package dev.firedrill.notify.api;

import dev.firedrill.notify.Channel;
import dev.firedrill.notify.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One way by which something was told, and what became of it. */
public record NoticeDeliveryView(
    Channel channel,
    String to,
    Delivery.State state,
    @Nullable Instant at,
    @Nullable String error) {}
