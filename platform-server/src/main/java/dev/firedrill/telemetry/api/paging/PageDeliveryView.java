package dev.firedrill.telemetry.api.paging;

import dev.firedrill.telemetry.paging.PageDelivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One way by which a page goes, and what became of it. */
public record PageDeliveryView(
    String channel, String to, String state, @Nullable Instant at, @Nullable String error) {
  static PageDeliveryView of(PageDelivery delivery) {
    return new PageDeliveryView(
        delivery.channel(), delivery.to(), delivery.state(), delivery.at(), delivery.error());
  }
}
