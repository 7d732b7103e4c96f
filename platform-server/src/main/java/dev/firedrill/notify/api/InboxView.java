package dev.firedrill.notify.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's inbox, newest first; {@code before} continues with the last item's id. */
public record InboxView(List<InboxItemView> items, int unread, boolean hasMore) {
  /** One thing the person was told. */
  public record InboxItemView(
      UUID id,
      Instant at,
      String kind,
      String title,
      String text,
      @Nullable String href,
      boolean read,
      List<NoticeDeliveryView> deliveries) {}
}
