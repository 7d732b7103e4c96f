package dev.firedrill.app.wiring;

import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.RuleAlert;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.notify.Notification;
import dev.firedrill.notify.Outbox;
import dev.firedrill.notify.Target;
import dev.firedrill.notify.route.Route;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.team.Member;
import dev.firedrill.team.Teams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a team by the routes of its pages that one of its rules no longer acts. */
record RuleStops(Outbox outbox, RouteStore routes, Teams teams) implements RuleAlert {
  @Override
  public void stopped(Rule rule, String why) {
    List<PersonId> people = teams.members(rule.team()).stream().map(Member::id).toList();
    List<Target> targets = new ArrayList<>();
    Route route = routes.of(rule.team()).page();
    if (route.chat()) {
      targets.add(new Target.TeamChat());
    }
    people.forEach(person -> targets.add(new Target.Inbox(person)));
    route.mail().forEach(address -> targets.add(new Target.Mail(address)));
    route.webhooks().forEach(webhook -> targets.add(new Target.Webhook(webhook.id())));
    String slug = teams.get(rule.team()).slug().value();
    outbox.send(
        new Notification(
            "rule-stopped:" + rule.id() + ":" + rule.version(),
            rule.team(),
            null,
            "rule-stopped",
            "The rule \"" + rule.name() + "\" was switched off",
            why,
            "/teams/" + slug + "/runbooks",
            Map.of("rule", rule.id().toString(), "team", slug),
            targets,
            people));
  }
}
