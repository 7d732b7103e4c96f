package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.deploy.Deployment.Health;

/** What users saw in the five minutes before a deployment took effect and in up to five since. */
public record HealthView(TallyView before, TallyView after) {
  static HealthView of(Health health) {
    return new HealthView(TallyView.of(health.before()), TallyView.of(health.after()));
  }
}
