package dev.firedrill.flag.ofrep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.flag.ServedFlags;
import dev.firedrill.flag.exposure.Exposures;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates flags for bots and takes their counts. */
final class OfrepServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger(OfrepServlet.class);
  private static final long serialVersionUID = 1;
  private static final String BEARER = "Bearer ";
  private static final String FLAGS = "/evaluate/flags";
  private static final String COUNTS = "/counts";

  /** Whoever sends this reports what it evaluates, so it is not counted here as well. */
  private static final String REPORTS = "Firedrill-Reports";

  private final transient ServedFlags flags;
  private final transient Exposures exposures;

  OfrepServlet(ServedFlags flags, Exposures exposures) {
    this.flags = flags;
    this.exposures = exposures;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    boolean evaluates = path.equals(FLAGS) || path.startsWith(FLAGS + "/");
    if (!evaluates && !path.equals(COUNTS)) {
      OfrepAnswers.send(
          response, 404, OfrepAnswers.details("Flags are at /ofrep/v1/evaluate/flags."));
      return;
    }
    if (!"POST".equals(request.getMethod())) {
      response.setHeader("Allow", "POST");
      OfrepAnswers.send(response, 405, OfrepAnswers.details("Flags are evaluated by POST."));
      return;
    }
    try {
      Optional<ServedFlags.Snapshot> snapshot = authenticated(request);
      if (snapshot.isEmpty()) {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"flags\"");
        OfrepAnswers.send(
            response,
            401,
            OfrepAnswers.details(
                "Send the environment's flag token as 'Authorization: Bearer <token>'."));
      } else if (evaluates) {
        evaluate(request, response, snapshot.get(), key(path));
      } else {
        count(request, response, snapshot.get());
      }
    } catch (RuntimeException failure) {
      // The edge of a thread: the bot keeps its last flags and asks again.
      LOG.error("flags could not be evaluated", failure);
      if (!response.isCommitted()) {
        response.setHeader("Retry-After", "2");
        OfrepAnswers.send(
            response,
            500,
            OfrepAnswers.details("The flags could not be read; ask again in a moment."));
      }
    }
  }

  private Optional<ServedFlags.Snapshot> authenticated(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    return flags.forToken(header.substring(BEARER.length()).strip());
  }

  /** Null for all flags. */
  private static @Nullable String key(String path) {
    return path.length() <= FLAGS.length() + 1 ? null : path.substring(FLAGS.length() + 1);
  }

  private void evaluate(
      HttpServletRequest request,
      HttpServletResponse response,
      ServedFlags.Snapshot snapshot,
      @Nullable String key)
      throws IOException {
    switch (OfrepBody.read(request)) {
      case OfrepBody.TooLarge() ->
          OfrepAnswers.send(
              response, 413, OfrepAnswers.details("An evaluation context may have 8 KiB."));
      case OfrepBody.Wrong(ObjectNode mistake) -> {
        if (key != null) {
          mistake.put("key", key);
        }
        OfrepAnswers.send(response, 400, mistake);
      }
      case OfrepBody.Context(JsonNode context, String digest) -> {
        if (key == null) {
          OfrepAnswers.bulk(request, response, snapshot, context, digest);
        } else {
          String variant = OfrepAnswers.single(response, snapshot, key, context);
          if (variant != null && request.getHeader(REPORTS) == null) {
            exposures.count(snapshot.owner(), key, variant, 1);
          }
        }
      }
    }
  }

  private void count(
      HttpServletRequest request, HttpServletResponse response, ServedFlags.Snapshot snapshot)
      throws IOException {
    ObjectNode mistake = OfrepCounts.take(request, snapshot, exposures);
    if (mistake == null) {
      response.setStatus(204);
    } else {
      OfrepAnswers.send(response, 400, mistake);
    }
  }
}
