package dev.firedrill.scenario.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.scenarios.coursepack.CoursePack;
import dev.firedrill.web.ItemsView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The days of the course and the scenarios that are played on them, for staff. */
@Path("/course-pack")
@Produces(MediaType.APPLICATION_JSON)
public final class CoursePackResource {
  private final CoursePack pack;
  private final Scenarios scenarios;

  public CoursePackResource(CoursePack pack, Scenarios scenarios) {
    this.pack = pack;
    this.scenarios = scenarios;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<LabView> labs() {
    return new ItemsView<>(
        pack.labs().stream().map(lab -> LabView.of(lab, pack, scenarios)).toList());
  }
}
