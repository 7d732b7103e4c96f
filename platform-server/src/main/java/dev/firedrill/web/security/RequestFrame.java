package dev.firedrill.web.security;

import dev.firedrill.kernel.IdSource;
import dev.firedrill.web.RequestIds;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Around every request: its id, in the log and in the answer, and the headers that guard pages. */
final class RequestFrame implements Filter {
  private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors"
          + " 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_SECURITY_POLICY,
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          // The pages set their own; whatever else answers is not for caches.
          "Cache-Control", "no-store");

  private final IdSource ids;

  RequestFrame(IdSource ids) {
    this.ids = ids;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse answer = (HttpServletResponse) response;
    String id = id(((HttpServletRequest) request).getHeader(RequestIds.HEADER));
    MDC.put(RequestIds.MDC_KEY, id);
    try {
      answer.setHeader(RequestIds.HEADER, id);
      HEADERS.forEach(answer::setHeader);
      if (request.isSecure()) {
        answer.setHeader("Strict-Transport-Security", "max-age=31536000");
      }
      chain.doFilter(request, response);
    } finally {
      MDC.clear();
    }
  }

  private String id(@Nullable String given) {
    return given != null && GOOD_ID.matcher(given).matches() ? given : ids.next().toString();
  }
}
