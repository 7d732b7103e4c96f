package dev.firedrill.chaos.probe;

import dev.firedrill.chaos.probe.baseline.Baselines;
import dev.firedrill.chaos.probe.baseline.BotSight;
import dev.firedrill.scenarios.ProbeSpec;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the bot stands ({@link BotSight}), and for what a baseline was kept {@code baselineReplicas}
 * and the like: the same as it stood when the run started for this team.
 */
record BotProbe(BotSight bots, Baselines baselines) implements Probe {
  /** In Kubernetes' words the same thing is asked for. */
  static Optional<String> problemOfKubernetes(ProbeSpec probe) {
    String query = probe.query();
    return query != null && (query.equals("deployment/bot") || query.equals("pods/bot"))
        ? Optional.empty()
        : Optional.of("asks for '" + query + "', not deployment/bot or pods/bot");
  }

  @Override
  public Map<String, Object> sample(ProbeSpec probe, Sampling sampling) {
    Map<String, Object> result = new HashMap<>(bots.look(sampling.bot()));
    baselines
        .current(sampling.bot().team())
        .forEach((name, value) ->
            result.put(
                "baseline" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                value));
    return result;
  }
}
