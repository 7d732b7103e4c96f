package dev.firedrill.notify.api;

import dev.firedrill.notify.route.Route;
import dev.firedrill.notify.route.Routes;
import java.util.List;
import java.util.UUID;

/** Which ways a team's pages and tickets go. */
public record RoutesView(long version, RouteView page, RouteView ticket, boolean mailConfigured) {
  /** The ways of one severity. */
  public record RouteView(
      boolean chat, boolean inbox, List<String> mail, List<WebhookView> webhooks) {}

  /** A URL that is called; its secret is never told. */
  public record WebhookView(UUID id, String url, boolean secretSet) {}

  static RoutesView of(Routes routes, boolean mailConfigured) {
    return new RoutesView(
        routes.version(), view(routes.page()), view(routes.ticket()), mailConfigured);
  }

  private static RouteView view(Route route) {
    return new RouteView(
        route.chat(),
        route.inbox(),
        route.mail(),
        route.webhooks().stream()
            .map(hook -> new WebhookView(hook.id(), hook.url(), hook.secretSet()))
            .toList());
  }
}
