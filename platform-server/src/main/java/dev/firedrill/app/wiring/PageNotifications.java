package dev.firedrill.app.wiring;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.notify.Notification;
import dev.firedrill.notify.Outbox;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.Target;
import dev.firedrill.notify.api.DeliveryWords;
import dev.firedrill.notify.route.Route;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageDelivery;
import dev.firedrill.telemetry.paging.PageNotices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells of pages by the routes of their team. */
final class PageNotifications implements PageNotices {
  private final Outbox outbox;
  private final OutboxStore store;
  private final RouteStore routes;
  private final DeliveryWords words;
  private final Teams teams;

  PageNotifications(
      Outbox outbox, OutboxStore store, RouteStore routes, DeliveryWords words, Teams teams) {
    this.outbox = outbox;
    this.store = store;
    this.routes = routes;
    this.words = words;
    this.teams = teams;
  }

  @Override
  public void tell(Page page, Occasion occasion, Collection<PersonId> people, String sentence) {
    boolean calls = calls(occasion);
    String text =
        calls
            ? page.reason() + "\n" + sentence + " Take it with /ack " + page.number() + "."
            : sentence;
    send(
        page,
        "page:%s:%s:%d:%d"
            .formatted(page.id(), occasion, page.repeats(), page.escalations().size()),
        title(page, occasion),
        text,
        targets(page, calls ? people : List.of(), calls),
        calls ? people : List.of());
  }

  @Override
  public void tellTogether(
      List<Page> pages,
      Occasion occasion,
      Collection<PersonId> people,
      String sentence,
      Instant at) {
    Page latest = pages.getLast();
    String what = pages.size() + (latest.severity() == AlarmSeverity.PAGE ? " pages" : " tickets");
    String title =
        switch (occasion) {
          case OPENED, REPEATED, TEST -> what + " at once";
          case ESCALATED -> what + " passed on";
          case ACKNOWLEDGED -> what + " acknowledged";
          case CLOSED -> what + " closed";
        };
    boolean calls = calls(occasion);
    send(
        latest,
        "pages:%s:%s:%d".formatted(latest.id(), occasion, at.toEpochMilli()),
        title,
        sentence,
        targets(latest, calls ? people : List.of(), calls),
        calls ? people : List.of());
  }

  private static boolean calls(Occasion occasion) {
    return occasion != Occasion.ACKNOWLEDGED && occasion != Occasion.CLOSED;
  }

  private void send(
      Page page,
      String key,
      String title,
      String text,
      List<Target> targets,
      Collection<PersonId> people) {
    if (targets.isEmpty()) {
      return;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("page", page.id().toString());
    facts.put("number", page.number());
    facts.put("alarm", page.alarmName());
    facts.put("environment", page.environment().name());
    facts.put("severity", page.severity().name());
    facts.put("state", page.state().name());
    facts.put("test", page.test());
    facts.put("reason", page.reason());
    String slug = teams.get(page.team()).slug().value();
    facts.put("team", slug);
    outbox.send(
        new Notification(
            key,
            page.team(),
            page.id(),
            "page",
            title,
            text,
            "/teams/" + slug + "/alarms",
            facts,
            targets,
            List.copyOf(people)));
  }

  private static String title(Page page, Occasion occasion) {
    String what =
        page.severity() == AlarmSeverity.PAGE ? "Page " + page.number() : "Ticket " + page.number();
    String head =
        switch (occasion) {
          case OPENED -> what;
          case REPEATED -> what + ", again (" + page.repeats() + " times)";
          case ESCALATED -> what + ", passed on";
          case ACKNOWLEDGED -> what + " acknowledged";
          case CLOSED -> what + " closed";
          case TEST -> "TEST " + what;
        };
    return (page.test() && occasion != Occasion.TEST ? "TEST " : "") + head + " · " + page.title();
  }

  /** Who is called always finds it in the inbox too, so that a route to nowhere loses nothing. */
  private List<Target> targets(Page page, Collection<PersonId> people, boolean calls) {
    Route route = routes.of(page.team()).of(page.severity() == AlarmSeverity.PAGE);
    List<Target> targets = new ArrayList<>();
    if (route.chat()) {
      targets.add(new Target.TeamChat());
    }
    if (calls) {
      boolean nowhere = !route.chat() && route.mail().isEmpty() && route.webhooks().isEmpty();
      if (route.inbox() || nowhere) {
        people.forEach(person -> targets.add(new Target.Inbox(person)));
      }
      route.mail().forEach(address -> targets.add(new Target.Mail(address)));
    }
    route.webhooks().forEach(hook -> targets.add(new Target.Webhook(hook.id())));
    return targets;
  }

  @Override
  public Map<UUID, List<PageDelivery>> deliveries(Collection<UUID> pages) {
    return store.about(pages).stream()
        .filter(delivery -> delivery.subject() != null)
        .collect(
            Collectors.groupingBy(
                delivery -> Objects.requireNonNull(delivery.subject()),
                Collectors.mapping(
                    delivery ->
                        new PageDelivery(
                            delivery.target().channel().name(),
                            words.to(delivery),
                            delivery.state().name(),
                            delivery.endedAt(),
                            delivery.error()),
                    Collectors.toList())));
  }
}
