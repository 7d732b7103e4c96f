package dev.firedrill.postmortem.api.due;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.due.DueDesk;
import dev.firedrill.postmortem.due.Terms;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The course's rule for when postmortems are due: everybody reads it, instructors set it. */
@Path("/postmortem-terms")
@Produces(MediaType.APPLICATION_JSON)
public final class TermsResource {
  private static final long A_YEAR = Duration.ofDays(365).toMinutes();
  private final DueDesk due;

  public TermsResource(DueDesk due) {
    this.due = due;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(TermsView.class)
  public Response get() {
    Terms terms = due.terms();
    Duration after = terms.dueAfter();
    return Response.ok(
            new TermsView(
                terms.version(),
                after == null ? null : after.toMinutes(),
                LatePolicyView.of(terms.policy())))
        .tag(Versions.tag(terms.version()))
        .build();
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(TermsView.class)
  public Response set(
      @Context ContainerRequestContext request, @Context HttpHeaders headers, TermsRequest wish) {
    long version = Versions.required(headers);
    Long minutes = wish.dueAfterMinutes();
    if (minutes != null && (minutes < 1 || minutes > A_YEAR)) {
      throw Failure.invalid(
          "Postmortems cannot be due "
              + minutes
              + " minutes after their incident is resolved: choose 1 to "
              + A_YEAR
              + ", or no deadline.");
    }
    Terms terms =
        new Terms(
            version + 1,
            minutes == null ? null : Duration.ofMinutes(minutes),
            wish.policy().policy());
    if (!due.set(terms, Principals.of(request).id())) {
      throw new Failure(
          ProblemCode.STALE_VERSION,
          "Somebody set this rule in the meantime: read it again and set it anew.");
    }
    return get();
  }
}
