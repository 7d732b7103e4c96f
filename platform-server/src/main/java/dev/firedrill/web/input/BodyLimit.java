package dev.firedrill.web.input;

import dev.firedrill.web.StreamsBody;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.glassfish.jersey.server.ExtendedUriInfo;

/** Refuses bodies that are too large: by their stated length at once, else while reading. */
@Priority(Priorities.AUTHORIZATION)
final class BodyLimit implements ContainerRequestFilter {
  private final long largestBytes;

  BodyLimit(long largestBytes) {
    this.largestBytes = largestBytes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (isStreamed(request)) {
      return;
    }
    if (request.getLength() > largestBytes) {
      throw LimitedStream.tooLarge(largestBytes);
    }
    request.setEntityStream(new LimitedStream(request.getEntityStream(), largestBytes));
  }

  /** Whether the method that is called bounds its body itself. */
  private static boolean isStreamed(ContainerRequestContext request) {
    return request.getUriInfo() instanceof ExtendedUriInfo uri
        && uri.getMatchedResourceMethod() != null
        && uri.getMatchedResourceMethod()
            .getInvocable()
            .getHandlingMethod()
            .isAnnotationPresent(StreamsBody.class);
  }
}
