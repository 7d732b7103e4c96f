package dev.firedrill.app.wiring;

import dev.firedrill.automation.readiness.ReadinessCheck;
import dev.firedrill.automation.readiness.ReadinessItem;
import dev.firedrill.notify.Delivery;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.Target;
import dev.firedrill.notify.route.Route;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By each way of pages a page, or a test of the routes, came through the last time it was used. */
record RoutesTested(RouteStore routes, OutboxStore store) implements ReadinessCheck {
  private static final Set<String> KINDS = Set.of("page", "route-test");

  @Override
  public List<ReadinessItem> of(TeamId team) {
    Map<String, Predicate<Target>> ways = ways(routes.of(team).page());
    List<Delivery> latest = store.latestByWay(team, KINDS);
    List<String> failed = new ArrayList<>();
    List<String> untried = new ArrayList<>();
    List<String> works = new ArrayList<>();
    ways.forEach((words, isThis) -> {
      Optional<Delivery> last =
          latest.stream().filter(delivery -> isThis.test(delivery.target())).findFirst();
      if (last.isEmpty()) {
        untried.add(words);
      } else if (last.get().state() == Delivery.State.DELIVERED) {
        works.add(words + when(last.get().endedAt()));
      } else {
        failed.add(words + " (" + last.get().error() + ")");
      }
    });
    boolean ok = !ways.isEmpty() && failed.isEmpty() && untried.isEmpty();
    return List.of(
        new ReadinessItem(
            "route",
            "A page or a test came through by every route",
            ok,
            detail(works, untried, failed),
            "/teams/{team}/alarms",
            "Test the routes"));
  }

  private static Map<String, Predicate<Target>> ways(Route route) {
    Map<String, Predicate<Target>> ways = new LinkedHashMap<>();
    if (route.chat()) {
      ways.put("the chat", target -> target instanceof Target.TeamChat);
    }
    if (route.inbox()) {
      ways.put("the inbox", target -> target instanceof Target.Inbox);
    }
    route.mail().forEach(address -> ways.put(address, new Target.Mail(address)::equals));
    route
        .webhooks()
        .forEach(webhook -> ways.put(webhook.url(), new Target.Webhook(webhook.id())::equals));
    return ways;
  }

  private static String detail(List<String> works, List<String> untried, List<String> failed) {
    if (works.isEmpty() && untried.isEmpty() && failed.isEmpty()) {
      return "Every way of pages is switched off, so nobody would hear of one.";
    }
    return Stream.of(
            said("Failed the last time: ", failed),
            said("Never tried: ", untried),
            said("Came through by ", works))
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String said(String what, List<String> ways) {
    return ways.isEmpty() ? "" : what + String.join(", ", ways) + ".";
  }

  private static String when(@Nullable Instant at) {
    return at == null ? "" : " at " + at.truncatedTo(ChronoUnit.MINUTES);
  }
}
