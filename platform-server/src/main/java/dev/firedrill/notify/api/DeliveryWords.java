package dev.firedrill.notify.api;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.notify.Delivery;
import dev.firedrill.notify.Target;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.team.Teams;
import java.net.URI;
import java.util.UUID;

/** Where deliveries go, in words. */
public final class DeliveryWords {
  private final Teams teams;
  private final RouteStore routes;

  public DeliveryWords(Teams teams, RouteStore routes) {
    this.teams = teams;
    this.routes = routes;
  }

  /** A channel's name, a handle, an address, or a webhook's host. */
  public String to(Delivery delivery) {
    return switch (delivery.target()) {
      case Target.TeamChat() -> "#" + teams.get(delivery.team()).slug() + "-ops";
      case Target.Inbox(PersonId person) ->
          teams.person(person).map(member -> "@" + member.handle()).orElse("somebody");
      case Target.Mail(String address) -> address;
      case Target.Webhook(UUID id) ->
          routes.webhook(id).map(hook -> URI.create(hook.url()).getHost()).orElse("a webhook");
    };
  }

  NoticeDeliveryView view(Delivery delivery) {
    return new NoticeDeliveryView(
        delivery.target().channel(),
        to(delivery),
        delivery.state(),
        delivery.endedAt(),
        delivery.error());
  }
}
