package dev.firedrill.telemetry.api.dashboard;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.dashboard.Dashboard;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures that belong together; who made it is null where the platform did. */
public record DashboardView(
    UUID id,
    long version,
    String title,
    List<PanelView> panels,
    @Nullable PersonView createdBy,
    Instant updatedAt,
    @Nullable PersonView updatedBy) {
  static DashboardView of(Dashboard dashboard, Teams teams) {
    return new DashboardView(
        dashboard.id(),
        dashboard.version(),
        dashboard.title(),
        dashboard.panels().stream().map(PanelView::of).toList(),
        person(dashboard.createdBy(), teams),
        dashboard.updatedAt(),
        person(dashboard.updatedBy(), teams));
  }

  private static @Nullable PersonView person(@Nullable PersonId id, Teams teams) {
    return id == null
        ? null
        : teams
            .person(id)
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .orElse(null);
  }
}
