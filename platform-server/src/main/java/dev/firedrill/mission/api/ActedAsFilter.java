package dev.firedrill.mission.api;

import dev.firedrill.auth.Acting;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.mission.ActAsDesk;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Arrays;
import java.util.Set;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down every change that somebody of staff makes on a students' route of the team they act
 * for. Talking in chat is in the speaker's own name and stands there already.
 */
public final class ActedAsFilter implements ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(ActedAsFilter.class);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final int FAILED = 400;

  private final Acting acting;
  private final ActAsDesk desk;

  public ActedAsFilter(Acting acting, ActAsDesk desk) {
    this.acting = acting;
    this.desk = desk;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (SAFE.contains(request.getMethod())
        || response.getStatus() >= FAILED
        || !(request.getProperty(Principals.PROPERTY) instanceof Principal principal)
        || principal.role() != CourseRole.INSTRUCTOR
        || !isForStudents(request)) {
      return;
    }
    String path = request.getUriInfo().getPath();
    boolean ofTeam = request.getUriInfo().getPathParameters().containsKey("team");
    if (path.contains("/channels/") || (!ofTeam && !path.startsWith("incidents"))) {
      return;
    }
    try {
      acting.of(principal.id()).ifPresent(turn -> desk.did(turn, request.getMethod() + " " + path));
    } catch (RuntimeException unwritten) {
      // The change is made and must be answered; that it was made is in its own evidence too.
      LOG.error("cannot write down what {} did acting for a team", principal.id(), unwritten);
    }
  }

  private static boolean isForStudents(ContainerRequestContext request) {
    ResourceMethod matched = ((ExtendedUriInfo) request.getUriInfo()).getMatchedResourceMethod();
    if (matched == null) {
      return false;
    }
    Permit permit = matched.getInvocable().getHandlingMethod().getAnnotation(Permit.class);
    return permit != null && Arrays.asList(permit.value()).contains(CourseRole.STUDENT);
  }
}
