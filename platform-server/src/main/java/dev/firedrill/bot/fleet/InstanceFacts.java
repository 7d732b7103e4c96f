package dev.firedrill.bot.fleet;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import java.util.Map;

/** What the timeline says of instances. */
final class InstanceFacts {
  private final Evidence evidence;

  InstanceFacts(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Records what the instance did, such as "started (process 17)". */
  void record(InstanceId instance, EvidenceKind kind, String what) {
    String environment = instance.bot().environment().word();
    evidence.append(
        NewEvidence.of(
                kind,
                instance.bot().team(),
                "bot:" + environment,
                "The %s bot (deployment %d) %s".formatted(environment, instance.deployment(), what))
            .withEnvironment(instance.bot().environment())
            .withPayload(Map.of("deployment", instance.deployment())));
  }
}
