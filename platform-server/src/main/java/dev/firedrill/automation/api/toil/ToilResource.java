package dev.firedrill.automation.api.toil;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.automation.api.People;
import dev.firedrill.automation.api.toil.ToilView.ToilCountView;
import dev.firedrill.automation.api.toil.ToilView.ToilExampleView;
import dev.firedrill.automation.api.toil.ToilView.ToilKindView;
import dev.firedrill.automation.api.toil.ToilView.ToilSideView;
import dev.firedrill.automation.toil.ToilKind;
import dev.firedrill.automation.toil.ToilMeter;
import dev.firedrill.automation.toil.ToilReport;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How much a team does by hand. */
@Path("/teams/{team}/toil")
@Produces(MediaType.APPLICATION_JSON)
public final class ToilResource {
  private static final List<String> NOTES =
      List.of(
          "Counted from the timeline. What a rule or a rule's runbook did is automated; the rest has a person who did it.",
          "The minutes are reckoned with a constant for each kind: they tell kinds apart, not seconds.",
          "A runbook step that a person confirms is by hand, and what it did is not counted again.",
          "A flag switched by a plan counts as by hand, because a person planned that one switch.");

  private final ToilMeter meter;
  private final People people;
  private final TeamAccess access;

  public ToilResource(ToilMeter meter, Teams teams, TeamAccess access) {
    this.meter = meter;
    this.people = new People(teams);
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ToilView get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("split") @Nullable Instant split) {
    Team team = access.readable(Principals.of(request), slug);
    ToilReport report = meter.measure(team.id(), from, split, to);
    return new ToilView(
        report.from(),
        report.split(),
        report.to(),
        Arrays.stream(ToilKind.values()).map(kind -> kind(kind, report)).toList(),
        side(Duration.between(report.from(), report.split()), report::before),
        side(Duration.between(report.split(), report.to()), report::after),
        report.examples().stream()
            .map(example ->
                new ToilExampleView(
                    example.evidence(),
                    example.at(),
                    example.kind(),
                    example.text(),
                    people.view(example.by())))
            .toList(),
        NOTES,
        report.truncated());
  }

  private static ToilKindView kind(ToilKind kind, ToilReport report) {
    return new ToilKindView(
        kind,
        kind.label(),
        kind.minutes(),
        ToilCountView.of(kind, report.before(kind)),
        ToilCountView.of(kind, report.after(kind)));
  }

  private static ToilSideView side(Duration length, Function<ToilKind, ToilReport.Count> counts) {
    int hand = 0;
    int automated = 0;
    int minutes = 0;
    for (ToilKind kind : ToilKind.values()) {
      ToilReport.Count count = counts.apply(kind);
      hand += count.byHand();
      automated += count.automated();
      minutes += count.byHand() * kind.minutes();
    }
    double hours = length.toMillis() / 3_600_000.0;
    return new ToilSideView(hours, hand, automated, minutes, minutes / hours * 24);
  }
}
