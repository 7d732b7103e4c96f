package dev.firedrill.notify.api;

import dev.firedrill.notify.route.RouteDesk;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Routes as they are to be. */
public record RoutesRequest(RouteRequest page, RouteRequest ticket) {
  /** The ways of one severity. */
  public record RouteRequest(
      boolean chat, boolean inbox, List<String> mail, List<WebhookRequest> webhooks) {
    RouteDesk.RouteWish wish() {
      return new RouteDesk.RouteWish(
          chat,
          inbox,
          mail,
          webhooks.stream()
              .map(hook -> new RouteDesk.WebhookWish(hook.id(), hook.url(), hook.secret()))
              .toList());
    }
  }

  /** One that is there, by its id and URL, or a new one; without a secret calls are not signed. */
  public record WebhookRequest(@Nullable UUID id, String url, @Nullable String secret) {}
}
