package dev.firedrill.chaos.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.plan.RunSchedule;
import dev.firedrill.chaos.plan.ScheduleDesk;
import dev.firedrill.chaos.plan.ScheduleWish;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Launches that are planned ahead. Students never learn of them. */
@Path("/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ScheduleResource {
  private static final int MOST = 100;

  private final ScheduleDesk desk;
  private final Teams teams;

  public ScheduleResource(ScheduleDesk desk, Teams teams) {
    this.desk = desk;
    this.teams = teams;
  }

  /** Those that go on by their time, then the others, newest first. */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ScheduleView> latest(@QueryParam("limit") @DefaultValue("50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Failure.invalid("limit is " + limit + "; choose 1 to " + MOST + ".");
    }
    return new ItemsView<>(desk.latest(limit).stream().map(this::view).toList());
  }

  /** What it would do, without doing it. */
  @POST
  @Path("/preview")
  @Permit(CourseRole.INSTRUCTOR)
  public SchedulePreviewView preview(
      @Context ContainerRequestContext request, ScheduleRequest wanted) {
    return SchedulePreviewView.of(desk.preview(wish(request, wanted)));
  }

  @POST
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = ScheduleView.class, status = 201)
  public Response add(@Context ContainerRequestContext request, ScheduleRequest wanted) {
    RunSchedule schedule = desk.add(wish(request, wanted));
    return Response.created(URI.create("schedules/" + schedule.id()))
        .entity(view(schedule))
        .build();
  }

  /** Cancels it; one that does not go on any more stays as it is. */
  @DELETE
  @Path("/{id}")
  @Permit(CourseRole.INSTRUCTOR)
  public ScheduleView cancel(@PathParam("id") String id) {
    try {
      return view(desk.cancel(UUID.fromString(id)));
    } catch (IllegalArgumentException notAnId) {
      throw Failure.notFound("There is no schedule '" + id + "'.");
    }
  }

  private ScheduleWish wish(ContainerRequestContext request, ScheduleRequest wanted) {
    PersonId by = Principals.of(request).person().id();
    ScheduleWish wish =
        new ScheduleWish(
            wanted.scenarioId() == null ? "" : wanted.scenarioId(),
            wanted.teams(),
            Boolean.TRUE.equals(wanted.skipNotReady()),
            wanted.terms(),
            wanted.timing().timing(),
            zone(wanted.timeZone()),
            null,
            by);
    if (wanted.rebreakOf() != null) {
      return desk.again(new RunId(wanted.rebreakOf()), wish.timing(), wish);
    }
    if (wish.scenarioId().isEmpty()) {
      throw Failure.invalid("Name a scenario, or the run that is to be done again.");
    }
    return wish;
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw Failure.invalid("There is no time zone '" + name + "'; write it as Europe/Berlin.");
    }
  }

  private ScheduleView view(RunSchedule schedule) {
    return new ScheduleView(
        schedule.id(),
        schedule.scenarioId(),
        schedule.teams(),
        schedule.skipNotReady(),
        schedule.terms() == null ? null : schedule.terms().credit(),
        schedule.terms() == null ? null : schedule.terms().unproven(),
        TimingView.of(schedule.timing()),
        schedule.zone().getId(),
        schedule.state(),
        schedule.nextAt(),
        schedule.rebreakOf() == null ? null : schedule.rebreakOf().value(),
        schedule.lastRun() == null ? null : schedule.lastRun().value(),
        schedule.note(),
        teams
            .person(schedule.by())
            .map(person -> new PersonView(schedule.by().value(), person.name(), person.handle()))
            .orElseThrow(() -> new IllegalStateException("nobody has the id " + schedule.by())),
        schedule.createdAt());
  }
}
