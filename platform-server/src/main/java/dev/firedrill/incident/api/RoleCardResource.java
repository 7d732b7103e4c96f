package dev.firedrill.incident.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.incident.role.RoleCard;
import dev.firedrill.web.ItemsView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** The cards of the roles of an incident. */
@Path("/role-cards")
@Produces(MediaType.APPLICATION_JSON)
public final class RoleCardResource {
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<RoleCardView> list() {
    return new ItemsView<>(
        Arrays.stream(IncidentRole.values()).map(RoleCard::of).map(RoleCardView::of).toList());
  }
}
