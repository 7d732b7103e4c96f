package dev.firedrill.web.problem;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last one: tells the caller nothing but the request's id, and the log everything, once. */
final class UnexpectedMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedMapper.class);

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof EofException) {
      LOG.debug("the caller went away", failure);
    } else {
      LOG.error("an unexpected failure", failure);
    }
    return Problems.response(
        new Failure(
            ProblemCode.UNEXPECTED,
            "Something went wrong on our side. Try again; if it stays, tell the instructors the"
                + " id in 'instance'."));
  }
}
