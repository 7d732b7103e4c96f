package dev.firedrill.web.input;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses bodies that are too large: by their stated length at once, else while reading. */
@Priority(Priorities.AUTHORIZATION)
final class BodyLimit implements ContainerRequestFilter {
  private final long largestBytes;

  BodyLimit(long largestBytes) {
    this.largestBytes = largestBytes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > largestBytes) {
      throw LimitedStream.tooLarge(largestBytes);
    }
    request.setEntityStream(new LimitedStream(request.getEntityStream(), largestBytes));
  }
}
