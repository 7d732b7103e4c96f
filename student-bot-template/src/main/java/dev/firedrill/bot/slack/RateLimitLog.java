package dev.firedrill.bot.slack;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one line that Slack refused a call for its rate; the SDK tries it again by itself. */
final class RateLimitLog implements Interceptor {
  private static final Logger log = LoggerFactory.getLogger(RateLimitLog.class);

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() == 429) {
      log.atWarn()
          .addKeyValue("method", chain.request().url().pathSegments().getLast())
          .addKeyValue("retry_after", String.valueOf(response.header("Retry-After")))
          .log("rate limited");
    }
    return response;
  }
}
