package dev.firedrill.bot.slack;

import dev.firedrill.bot.ops.BotMetrics;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures each Web API call, the failed ones too (the SDK's own listener skips those). */
final class ApiCallMetrics implements Interceptor {
  private static final Logger log = LoggerFactory.getLogger(ApiCallMetrics.class);
  private static final int ENOUGH_TO_SEE_OK = 64;

  private final String apiBase;
  private final BotMetrics metrics;

  ApiCallMetrics(String apiBase, BotMetrics metrics) {
    this.apiBase = apiBase;
    this.metrics = metrics;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    String url = chain.request().url().toString();
    String method = url.startsWith(apiBase) ? url.substring(apiBase.length()) : "response_url";
    long start = System.nanoTime();
    String status = "io_error";
    try {
      Response response = chain.proceed(chain.request());
      status = Integer.toString(response.code());
      if (response.isSuccessful() && isRefusal(response)) {
        status = "ok_false";
      }
      if (response.code() == 429) {
        log.atWarn()
            .addKeyValue("method", method)
            .addKeyValue("retry_after", String.valueOf(response.header("Retry-After")))
            .log("rate limited");
      }
      return response;
    } finally {
      metrics.slackApi(method, status, start);
    }
  }

  private static boolean isRefusal(Response response) throws IOException {
    String start = response.peekBody(ENOUGH_TO_SEE_OK).string().replace(" ", "");
    return start.startsWith("{\"ok\":false");
  }
}
