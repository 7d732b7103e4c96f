package dev.firedrill.notify.route;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is noted when somebody changes where pages go: hosts, but neither paths nor secrets. */
final class RouteFacts {
  private RouteFacts() {}

  static NewEvidence changed(TeamId team, Routes before, Routes after, PersonId by) {
    return NewEvidence.of(
            EvidenceKind.ROUTE_CHANGED,
            team,
            "routes",
            "Pages go to %s; tickets to %s".formatted(words(after.page()), words(after.ticket())))
        .withActor(by)
        .withPayload(
            Map.of(
                "version",
                after.version(),
                "page",
                ways(after.page()),
                "ticket",
                ways(after.ticket()),
                "pageBefore",
                ways(before.page()),
                "ticketBefore",
                ways(before.ticket())));
  }

  private static String words(Route route) {
    List<String> ways = ways(route);
    return ways.isEmpty() ? "the inbox only" : String.join(", ", ways);
  }

  private static List<String> ways(Route route) {
    List<String> ways = new ArrayList<>();
    if (route.chat()) {
      ways.add("chat");
    }
    if (route.inbox()) {
      ways.add("inbox");
    }
    ways.addAll(route.mail());
    // The path of a webhook may be a secret of its own.
    route.webhooks().forEach(hook -> ways.add("webhook at " + URI.create(hook.url()).getHost()));
    return ways;
  }
}
