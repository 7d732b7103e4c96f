package dev.firedrill.notify.route;

import dev.firedrill.team.TeamId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Routes and webhooks. All calls join the transaction. */
public interface RouteStore {
  Routes of(TeamId team);

  /** Writes the routes; their webhooks must be stored. */
  void save(TeamId team, Routes routes);

  /** Stores a webhook; the sealed secret is null when calls are not signed. */
  void addWebhook(TeamId team, UUID id, String url, @Nullable String sealedSecret);

  /** A webhook with its sealed secret; removed ones too. */
  Optional<Stored> webhook(UUID id);

  /** A stored webhook. */
  record Stored(UUID id, TeamId team, String url, @Nullable String sealedSecret) {}
}
