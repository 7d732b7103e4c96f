package dev.firedrill.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.audit.AuditConfig;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.rate_limits.metrics.MetricsDatastore;
import com.slack.api.scim.SCIMConfig;
import com.slack.api.scim2.SCIM2Config;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the SDK starts by itself and a bot has no use for. All of it works without this class; it
 * only takes memory, threads and time that forty bots on one machine do not have.
 */
final class UnusedParts {
  private static final Logger log = LoggerFactory.getLogger(UnusedParts.class);
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  private UnusedParts() {}

  /**
   * The SDK's main class makes a client that nobody uses as soon as it is loaded, and that reads
   * 150 root certificates. Here it finds none; whoever comes later finds them as usual.
   */
  static void loadWithoutCertificates() {
    if (System.getProperty(TRUST_STORE) == null) {
      System.setProperty(TRUST_STORE, "NONE");
      Slack.getInstance();
      System.clearProperty(TRUST_STORE);
    }
  }

  /**
   * Stops counters of calls that are never made: those of a fresh configuration and of the SDK's
   * own defaults. Each has a thread that wakes once a second.
   */
  static void stop(SlackConfig fresh) {
    stop(MethodsConfig.DEFAULT_SINGLETON.getMetricsDatastore());
    stop(AuditConfig.DEFAULT_SINGLETON.getMetricsDatastore());
    stop(SCIMConfig.DEFAULT_SINGLETON.getMetricsDatastore());
    stop(SCIM2Config.DEFAULT_SINGLETON.getMetricsDatastore());
    for (SlackConfig config : List.of(fresh, SlackConfig.DEFAULT)) {
      stop(config.getMethodsConfig().getMetricsDatastore());
      stop(config.getAuditConfig().getMetricsDatastore());
      stop(config.getSCIMConfig().getMetricsDatastore());
      stop(config.getSCIM2Config().getMetricsDatastore());
    }
  }

  private static void stop(MetricsDatastore counter) {
    if (counter instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) { // AutoCloseable declares it; a counter that goes on does no harm
        log.warn("an unused counter of the SDK goes on", e);
      }
    }
  }
}
