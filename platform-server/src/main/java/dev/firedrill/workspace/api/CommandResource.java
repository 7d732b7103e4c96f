package dev.firedrill.workspace.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.web.ItemsView;
import dev.firedrill.workspace.CommandDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The slash commands of a workspace. */
@Path("/teams/{team}/commands")
@Produces(MediaType.APPLICATION_JSON)
public final class CommandResource {
  private final ChatAccess access;
  private final CommandDesk commands;

  CommandResource(ChatAccess access, CommandDesk commands) {
    this.access = access;
    this.commands = commands;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<CommandView> list(
      @Context ContainerRequestContext request, @PathParam("team") String team) {
    access.reading(request, team);
    return new ItemsView<>(
        commands.list().stream()
            .map(it -> new CommandView(it.command(), it.usage(), it.description()))
            .toList());
  }
}
