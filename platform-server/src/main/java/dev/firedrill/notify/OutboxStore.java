package dev.firedrill.notify;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notifications and their deliveries. All calls join the transaction. */
public interface OutboxStore {
  /**
   * Adds the notification with a delivery for each target; deliveries to inboxes are done by that.
   * False when there is one of its key already.
   */
  boolean add(Notification notification);

  /**
   * Takes pending deliveries of a channel that are due, oldest first. Each counts as one attempt
   * and is due again at {@code again} unless its end is told before.
   */
  List<Parcel> claim(Channel channel, int limit, Instant now, Instant again);

  void delivered(UUID delivery, Instant at);

  /** It failed for now; tried again at {@code next}, or never when that is null. */
  void failed(UUID delivery, String error, Instant at, @Nullable Instant next);

  /** The deliveries about these subjects, oldest first. */
  List<Delivery> about(Collection<UUID> subjects);

  /** Forgets what was created before then and is not pending. */
  int forget(Instant before);
}
