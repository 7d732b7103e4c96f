package dev.firedrill.notify;

import dev.firedrill.team.TeamId;
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
   * Takes pending deliveries of a channel that are due: the teams take turns, each with its oldest
   * first, so that one that sends a lot does not hold up the others. Each counts as one attempt and
   * is due again at {@code again} unless its end is told before.
   */
  List<Parcel> claim(Claim wanted, Instant now, Instant again);

  /**
   * How much is taken.
   *
   * @param limit at most so many
   * @param limitOfTeam at most so many of one team
   * @param without teams of which nothing is taken now
   */
  record Claim(Channel channel, int limit, int limitOfTeam, Collection<TeamId> without) {}

  /** How many notifications of the kind the team left since then. */
  int count(TeamId team, String kind, Instant since);

  void delivered(UUID delivery, Instant at);

  /** It failed for now; tried again at {@code next}, or never when that is null. */
  void failed(UUID delivery, String error, Instant at, @Nullable Instant next);

  /** The deliveries about these subjects, oldest first. */
  List<Delivery> about(Collection<UUID> subjects);

  /**
   * Of each way of the team by which notifications of these kinds went, the delivery that ended
   * last. All inboxes are one way.
   */
  List<Delivery> latestByWay(TeamId team, Collection<String> kinds);

  /** Forgets what was created before then and is not pending. */
  int forget(Instant before);
}
