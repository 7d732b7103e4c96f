package dev.firedrill.chaos.probe;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a stub upstream as the bot would: {@code ok} (a success that can be read), {@code status}
 * when there was an answer, and {@code latencyMs} (at least that, when none came in time).
 */
record HttpProbe(UpstreamAccess upstream) implements Probe {
  private static final String UPSTREAM = "upstream:";

  static Optional<String> problem(ProbeSpec probe) {
    return service(probe).isPresent()
        ? Optional.empty()
        : Optional.of("asks '" + probe.url() + "', not upstream:weather or the like");
  }

  @Override
  public Map<String, Object> sample(ProbeSpec probe, Sampling sampling) {
    UpstreamAccess.Seen seen =
        upstream.probe(sampling.bot(), service(probe).orElseThrow(), probe.timeout());
    Map<String, Object> result = new HashMap<>();
    result.put("ok", seen.ok());
    result.put("latencyMs", seen.took().toMillis());
    if (seen.status() != null) {
      result.put("status", seen.status());
    }
    return result;
  }

  private static Optional<UpstreamService> service(ProbeSpec probe) {
    String url = probe.url();
    return url == null || !url.startsWith(UPSTREAM)
        ? Optional.empty()
        : UpstreamService.of(url.substring(UPSTREAM.length()));
  }
}
