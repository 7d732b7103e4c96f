package dev.firedrill.web.problem;

import dev.firedrill.kernel.Failure;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class FailureMapper implements ExceptionMapper<Failure> {
  private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);

  @Override
  public Response toResponse(Failure failure) {
    if (failure.code().status() >= 500) {
      LOG.warn("{}: {}", failure.code().slug(), failure.detail(), failure);
    } else {
      LOG.debug("{}: {}", failure.code().slug(), failure.detail());
    }
    return Problems.response(failure);
  }
}
