package dev.firedrill.notify.route;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.notify.Delivery;
import dev.firedrill.notify.Notification;
import dev.firedrill.notify.Outbox;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.Target;
import dev.firedrill.team.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends a test by a team's routes. */
public final class RouteTrial {
  private final RouteStore routes;
  private final Outbox outbox;
  private final OutboxStore store;
  private final Transactions transactions;
  private final IdSource ids;

  public RouteTrial(
      RouteStore routes,
      Outbox outbox,
      OutboxStore store,
      Transactions transactions,
      IdSource ids) {
    this.routes = routes;
    this.outbox = outbox;
    this.store = store;
    this.transactions = transactions;
    this.ids = ids;
  }

  /** Sends by all ways of pages, or by one webhook; the deliveries as they begin. */
  public List<Delivery> send(TeamId team, PersonId by, @Nullable UUID webhook) {
    Route route = routes.of(team).page();
    List<Target> targets = new ArrayList<>();
    if (webhook == null) {
      if (route.chat()) {
        targets.add(new Target.TeamChat());
      }
      if (route.inbox()) {
        targets.add(new Target.Inbox(by));
      }
      route.mail().forEach(address -> targets.add(new Target.Mail(address)));
    }
    Stream.concat(route.webhooks().stream(), routes.of(team).ticket().webhooks().stream())
        .map(Webhook::id)
        .distinct()
        .filter(id -> webhook == null || id.equals(webhook))
        .forEach(id -> targets.add(new Target.Webhook(id)));
    if (targets.isEmpty()) {
      throw Failure.invalid(
          webhook == null
              ? "The routes of pages lead nowhere; switch on chat or the inbox, or add an address."
              : "The team has no such webhook; save the routes first.");
    }
    UUID subject = ids.next();
    transactions.run(() ->
        outbox.send(
            new Notification(
                "route-test:" + subject,
                team,
                subject,
                "route-test",
                "Test of the routes",
                "Somebody of the team tries whether this way works. Nothing is wrong.",
                null,
                Map.of("test", true),
                targets,
                List.of())));
    return store.about(List.of(subject));
  }
}
