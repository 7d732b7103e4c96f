package dev.firedrill.app;

import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Leaves of the framework's admin pages only what a probe needs. Bots run on this machine and reach
 * its loopback address; tasks, profiles, thread dumps and counters would let them slow the platform
 * down or look into a drill.
 */
final class AdminDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Set<String> OPEN = Set.of("/healthcheck", "/ping");

  static void guard(Environment environment) {
    environment
        .admin()
        .addFilter("admin-door", new AdminDoor())
        .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // As the container read it, so that no spelling of an address leads past this.
    String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    if (METHODS.contains(request.getMethod()) && OPEN.contains(path)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
