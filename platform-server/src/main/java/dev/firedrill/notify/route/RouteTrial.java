package dev.firedrill.notify.route;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.notify.Delivery;
import dev.firedrill.notify.Notification;
import dev.firedrill.notify.Outbox;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.Target;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends a test by a team's routes. */
public final class RouteTrial {
  private static final String KIND = "route-test";
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int MOST = 10;

  private final RouteStore routes;
  private final Outbox outbox;
  private final OutboxStore store;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  public RouteTrial(
      RouteStore routes,
      Outbox outbox,
      OutboxStore store,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.routes = routes;
    this.outbox = outbox;
    this.store = store;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Sends by all ways of pages, or by one webhook; the deliveries as they begin. Fails with
   * rate-limited when the team tried often just now: tests reach others' mailboxes and servers.
   */
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
    if (store.count(team, KIND, clock.instant().minus(WINDOW)) >= MOST) {
      throw new Failure(
          ProblemCode.RATE_LIMITED,
          "The team tried its routes %d times in %d minutes, which is the most; wait a little."
              .formatted(MOST, WINDOW.toMinutes()));
    }
    UUID subject = ids.next();
    transactions.run(() ->
        outbox.send(
            new Notification(
                "route-test:" + subject,
                team,
                subject,
                KIND,
                "Test of the routes",
                "Somebody of the team tries whether this way works. Nothing is wrong.",
                null,
                Map.of("test", true),
                targets,
                List.of())));
    return store.about(List.of(subject));
  }
}
