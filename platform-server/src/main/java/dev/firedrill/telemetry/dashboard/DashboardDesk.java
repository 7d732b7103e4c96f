package dev.firedrill.telemetry.dashboard;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.query.Expressions;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes and changes dashboards by their rules. */
public final class DashboardDesk {
  private static final int MOST_OF_A_TEAM = 30;
  private static final int MOST_PANELS = 24;
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_QUERY = 4_000;
  private static final int LONGEST_ID = 40;
  private static final int COLUMNS = 12;

  private final Dashboards dashboards;
  private final Expressions expressions;
  private final IdSource ids;
  private final InstantSource clock;

  public DashboardDesk(
      Dashboards dashboards, Expressions expressions, IdSource ids, InstantSource clock) {
    this.dashboards = dashboards;
    this.expressions = expressions;
    this.ids = ids;
    this.clock = clock;
  }

  /** All of a team; the first time there is one that the platform made. */
  public List<Dashboard> list(TeamId team) {
    dashboards.seed(
        new Dashboard(
            ids.next(),
            team,
            1,
            ServiceDashboard.TITLE,
            ServiceDashboard.panels(),
            null,
            clock.instant(),
            null));
    return dashboards.of(team);
  }

  public Dashboard get(TeamId team, UUID id) {
    return dashboards
        .find(team, id)
        .orElseThrow(() -> Failure.notFound("There is no such dashboard; it may be deleted."));
  }

  public Dashboard add(TeamId team, String title, List<Panel> panels, PersonId by) {
    check(title, panels);
    if (dashboards.of(team).size() >= MOST_OF_A_TEAM) {
      throw Failure.invalid("A team has at most 30 dashboards; delete one first.");
    }
    Dashboard added =
        new Dashboard(ids.next(), team, 1, title.strip(), panels, by, clock.instant(), by);
    dashboards.add(added);
    return added;
  }

  public Dashboard change(
      Dashboard old, long version, String title, List<Panel> panels, PersonId by) {
    check(title, panels);
    Dashboard changed =
        new Dashboard(
            old.id(),
            old.team(),
            version + 1,
            title.strip(),
            panels,
            old.createdBy(),
            clock.instant(),
            by);
    if (!dashboards.replace(changed)) {
      throw stale();
    }
    return changed;
  }

  public void remove(Dashboard dashboard, long version) {
    if (!dashboards.remove(dashboard.team(), dashboard.id(), version)) {
      throw stale();
    }
  }

  private static Failure stale() {
    return new Failure(
        ProblemCode.STALE_VERSION,
        "Somebody changed this dashboard in the meantime; look at it and try again.");
  }

  private void check(String title, List<Panel> panels) {
    requireText("The title of a dashboard", title);
    if (panels.size() > MOST_PANELS) {
      throw Failure.invalid("A dashboard has at most 24 panels, not " + panels.size() + ".");
    }
    Set<String> seen = new HashSet<>();
    for (Panel panel : panels) {
      if (panel.id().isBlank() || panel.id().length() > LONGEST_ID || !seen.add(panel.id())) {
        throw Failure.invalid(
            "Each panel needs an id of its own of at most 40 characters; '"
                + panel.id()
                + "' is not.");
      }
      check(panel);
    }
  }

  private void check(Panel panel) {
    requireText("The title of a panel", panel.title());
    if (panel.width() < 1 || panel.width() > COLUMNS) {
      throw Failure.invalid(
          "The width of panel '" + panel.title() + "' is 1 to 12, not " + panel.width() + ".");
    }
    if (panel.slo() != null && !Double.isFinite(panel.slo())) {
      throw Failure.invalid("The line of panel '" + panel.title() + "' must be a finite number.");
    }
    switch (panel.kind()) {
      case LINE, STAT, HISTOGRAM ->
          expressions
              .problem(panel.query())
              .ifPresent(problem -> {
                throw Failure.invalid(
                    "The query of panel '" + panel.title() + "' cannot be read: " + problem + ".");
              });
      case LOGS -> {
        if (panel.query().length() > LONGEST_QUERY) {
          throw Failure.invalid(
              "The query of panel '" + panel.title() + "' is longer than 4,000 characters.");
        }
      }
    }
  }

  private static void requireText(String what, String text) {
    if (text.isBlank() || text.strip().length() > LONGEST_TITLE) {
      throw Failure.invalid(what + " has 1 to 100 characters.");
    }
  }
}
