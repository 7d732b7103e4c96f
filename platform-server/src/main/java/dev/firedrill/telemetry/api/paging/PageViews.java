package dev.firedrill.telemetry.api.paging;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageDelivery;
import dev.firedrill.telemetry.paging.PageNotices;
import dev.firedrill.web.PersonView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages as the API shows them. */
public final class PageViews {
  private final PageNotices notices;
  private final Teams teams;

  public PageViews(PageNotices notices, Teams teams) {
    this.notices = notices;
    this.teams = teams;
  }

  public PageView of(Page page) {
    return of(List.of(page)).getFirst();
  }

  public List<PageView> of(List<Page> pages) {
    Map<UUID, List<PageDelivery>> deliveries =
        notices.deliveries(pages.stream().map(Page::id).toList());
    return pages.stream()
        .map(page -> of(page, deliveries.getOrDefault(page.id(), List.of())))
        .toList();
  }

  private PageView of(Page page, List<PageDelivery> deliveries) {
    return new PageView(
        page.id(),
        teams.get(page.team()).slug().value(),
        page.number(),
        new PageView.PageAlarmView(page.alarm(), page.alarmName()),
        page.environment(),
        page.severity(),
        page.title(),
        page.reason(),
        page.test(),
        page.bundled(),
        page.state(),
        page.openedAt(),
        page.acknowledgedAt(),
        person(page.acknowledgedBy()),
        page.closedAt(),
        page.escalateAt(),
        page.escalations().stream()
            .map(one ->
                new PageView.PageEscalationView(one.at(), person(one.to()), one.to() == null))
            .toList(),
        page.notified().stream().flatMap(id -> Stream.ofNullable(person(id))).toList(),
        deliveries.stream().map(PageDeliveryView::of).toList(),
        page.runbook(),
        page.repeats());
  }

  @Nullable PersonView person(@Nullable PersonId id) {
    return id == null
        ? null
        : teams
            .person(id)
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .orElse(null);
  }
}
