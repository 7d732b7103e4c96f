package dev.firedrill.web.idempotency;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.IdempotencyKeys;
import dev.firedrill.web.IdempotencyKeys.Answer;
import dev.firedrill.web.IdempotencyKeys.Claim;
import dev.firedrill.web.Idempotent;
import dev.firedrill.web.Principals;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims the key before the resource acts, and stores the answer before it is sent. */
@Idempotent
@Priority(Priorities.USER)
final class IdempotencyFilter
    implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final String CLAIMED = "firedrill.idempotency";
  private static final Pattern GOOD_KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final List<String> KEPT_HEADERS =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION);

  private record Claimed(PersonId person, String key, int status) {}

  private final IdempotencyKeys keys;
  private final InstantSource clock;

  IdempotencyFilter(IdempotencyKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(HEADER);
    if (key == null) {
      return;
    }
    if (!GOOD_KEY.matcher(key).matches()) {
      throw Failure.invalid(
          "An Idempotency-Key is 1 to 200 visible ASCII characters, such as a UUID.");
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    PersonId person = Principals.of(request).id();
    switch (keys.claim(person, key, RequestHash.of(request, body), clock.instant())) {
      case Claim.Fresh fresh -> request.setProperty(CLAIMED, new Claimed(person, key, 0));
      case Claim.Answered(var answer) -> request.abortWith(replay(answer));
      case Claim.InProgress inProgress ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "The first request with this Idempotency-Key is still being worked on: ask again.",
              Map.of("retryAfterSeconds", 1));
      case Claim.Other other ->
          throw Failure.invalid(
              "This Idempotency-Key was used for another request: take a new one for this one.");
    }
  }

  private static Response replay(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
    for (String header : answer.headers()) {
      int colon = header.indexOf(": ");
      response.header(header.substring(0, colon), header.substring(colon + 2));
    }
    return answer.body().length == 0 ? response.build() : response.entity(answer.body()).build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(CLAIMED) instanceof Claimed claimed)) {
      return;
    }
    if (response.getStatus() >= 400) {
      request.removeProperty(CLAIMED);
      keys.release(claimed.person(), claimed.key());
    } else if (response.hasEntity()) {
      request.setProperty(
          CLAIMED, new Claimed(claimed.person(), claimed.key(), response.getStatus()));
    } else {
      store(claimed, response.getStatus(), response.getHeaders(), new byte[0]);
    }
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!(context.getProperty(CLAIMED) instanceof Claimed claimed)) {
      context.proceed();
      return;
    }
    OutputStream out = context.getOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    context.setOutputStream(body);
    context.proceed();
    store(claimed, claimed.status(), context.getHeaders(), body.toByteArray());
    body.writeTo(out);
  }

  private void store(
      Claimed claimed, int status, MultivaluedMap<String, Object> headers, byte[] body) {
    List<String> kept =
        KEPT_HEADERS.stream()
            .flatMap(name ->
                Stream.ofNullable(headers.getFirst(name))
                    .map(value -> name + ": " + HeaderText.of(value)))
            .toList();
    try {
      keys.complete(claimed.person(), claimed.key(), new Answer(status, kept, body));
    } catch (RuntimeException notStored) {
      // What was asked for is done, so the caller must hear that and not of this.
      LOG.error("cannot store the answer of an idempotent request", notStored);
    }
  }
}
