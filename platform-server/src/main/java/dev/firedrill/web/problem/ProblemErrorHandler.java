package dev.firedrill.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.firedrill.web.ProblemView;
import dev.firedrill.web.RequestIds;
import dev.firedrill.web.WebJson;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes a problem document in the place of Jetty's error page. */
final class ProblemErrorHandler implements Request.Handler {
  private static final ObjectMapper JSON = WebJson.mapper();
  private static final ObjectWriter WRITER = JSON.writerFor(ProblemView.class);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 500 : response.getStatus();
    var code = RequestErrorMapper.code(status);
    var problem =
        new ProblemView(
            ProblemView.type(code),
            code.title(),
            status,
            RequestErrorMapper.detail(status),
            RequestIds.current(),
            code.slug(),
            null,
            Map.of());
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemView.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(response, true, text(problem), callback);
    return true;
  }

  private static String text(ProblemView problem) {
    try {
      return WRITER.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a problem of plain values is always JSON", impossible);
    }
  }
}
