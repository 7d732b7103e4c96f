package dev.firedrill.workspace.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /slack/at/{track}/api/{method}}: the Web API for one of several instances of a bot. The
 * track is all that tells them apart; they have the same token and share its limits.
 */
final class TrackServlet extends HttpServlet {
  static final String PATH = "/slack/at";

  private static final Pattern SHAPE = Pattern.compile("/([a-z0-9]{1,16})/api/(.*)");

  private final transient ApiServlet api;

  TrackServlet(ApiServlet api) {
    this.api = api;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doPost(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher path = SHAPE.matcher(Optional.ofNullable(request.getPathInfo()).orElse("/"));
    if (path.matches()) {
      api.serve(path.group(1), path.group(2), request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
