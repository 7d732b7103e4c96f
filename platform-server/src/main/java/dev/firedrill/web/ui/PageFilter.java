package dev.firedrill.web.ui;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Answers what is a page's, and leaves the rest to those after it. */
final class PageFilter implements Filter {
  /** First segments of addresses that programs call. */
  private static final Set<String> NOT_PAGES =
      Set.of("api", "slack", "ofrep", "upstream", "metrics", "lti");

  private static final String INDEX = "/index.html";

  private static final Page NOT_BUILT =
      Page.of(
          """
          <!doctype html>
          <html lang="en">
          <meta charset="utf-8">
          <title>Firedrill: the page is not built</title>
          <body style="font: 16px/1.5 system-ui; max-width: 40em; margin: 4em auto; padding: 0 1em">
          <h1>The server runs, but its page is not built</h1>
          <p>This server was built without the <code>web-ui</code> module. Build everything with
          <code>./mvnw package</code>, or start it with <code>./firedrill demo</code>, which builds
          what is missing.</p>
          <p>The REST API is there: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p>
          </body>
          </html>
          """
              .getBytes(StandardCharsets.UTF_8),
          "text/html; charset=utf-8",
          "no-store");

  private final Pages pages;

  PageFilter(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) servletRequest;
    String path = request.getRequestURI();
    if (!isRead(request) || NOT_PAGES.contains(firstSegment(path))) {
      chain.doFilter(servletRequest, response);
      return;
    }
    Optional<Page> page = pages.find(path);
    if (page.isEmpty() && isOpenedByBrowser(request, path)) {
      page = pages.find(INDEX);
      if (page.isEmpty()) {
        send(request, (HttpServletResponse) response, 503, NOT_BUILT);
        return;
      }
    }
    if (page.isPresent()) {
      send(request, (HttpServletResponse) response, 200, page.get());
    } else {
      chain.doFilter(servletRequest, response);
    }
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /**
   * The root is the page for everybody, also for curl. A missing script must not become a page,
   * which a browser would then fail to run.
   */
  private static boolean isOpenedByBrowser(HttpServletRequest request, String path) {
    if (path.equals("/")) {
      return true;
    }
    String accept = request.getHeader("Accept");
    return accept != null
        && accept.contains("text/html")
        && !firstSegment(path).equals("assets")
        && !path.contains("%")
        && !path.contains("..");
  }

  private static String firstSegment(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? path.substring(1) : path.substring(1, end);
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, int status, Page page)
      throws IOException {
    response.setHeader("Cache-Control", page.cacheControl());
    response.setHeader("ETag", page.tag());
    String known = request.getHeader("If-None-Match");
    // Compressed on the way, a tag comes back with a suffix, such as "abc--gzip".
    String bare = page.tag().substring(0, page.tag().length() - 1);
    if (status == 200 && known != null && known.contains(bare)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setStatus(status);
    response.setContentType(page.contentType());
    response.setContentLength(page.bytes().length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(page.bytes());
    }
  }
}
