package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.deploy.Deployment.Canary;
import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the timeline says of a deployment. */
final class DeploymentFacts {
  private DeploymentFacts() {}

  static NewEvidence requested(Deployment deployment, @Nullable String passedFreeze) {
    if (deployment.kind() == Kind.RESTART) {
      return fact(
          EvidenceKind.BOT_RESTART_REQUESTED,
          deployment,
          "A restart of the %s bot was requested: %s (deployment %d)"
              .formatted(
                  deployment.bot().environment().word(), deployment.reason(), deployment.number()),
          deployment.by());
    }
    String text =
        "%s of %s was requested: %s%s"
            .formatted(
                title(deployment),
                deployment.release().name(),
                deployment.reason(),
                passedFreeze == null ? "" : " (in spite of a freeze: " + passedFreeze + ")");
    NewEvidence fact = fact(EvidenceKind.DEPLOYMENT_REQUESTED, deployment, text, deployment.by());
    if (passedFreeze == null) {
      return fact;
    }
    Map<String, Object> payload = new LinkedHashMap<>(fact.payload());
    payload.put("overrodeFreeze", passedFreeze);
    return fact.withPayload(payload);
  }

  static NewEvidence accepted(Deployment deployment) {
    String beside =
        deployment.previous() == null
            ? "; nothing ran before"
            : " beside " + deployment.previous().release().name();
    return fact(
        EvidenceKind.DEPLOYMENT_ACCEPTED,
        deployment,
        "%s: %s is being started%s"
            .formatted(title(deployment), deployment.release().name(), beside),
        Author.PLATFORM);
  }

  static NewEvidence effective(Deployment deployment, Author by) {
    return fact(
        EvidenceKind.DEPLOYMENT_EFFECTIVE,
        deployment,
        "%s: %s is in service in %s"
            .formatted(
                title(deployment),
                deployment.release().name(),
                deployment.bot().environment().word()),
        by);
  }

  static NewEvidence failed(Deployment deployment) {
    return fact(
        EvidenceKind.DEPLOYMENT_FAILED,
        deployment,
        title(deployment) + " failed: " + deployment.detail(),
        Author.PLATFORM);
  }

  static NewEvidence aborted(Deployment deployment, Author by) {
    return fact(
        EvidenceKind.DEPLOYMENT_ABORTED,
        deployment,
        title(deployment) + " was aborted: " + deployment.detail(),
        by);
  }

  static NewEvidence step(Deployment deployment, Canary canary) {
    NewEvidence fact =
        fact(
            EvidenceKind.DEPLOYMENT_CANARY_STEP,
            deployment,
            "%s: %s gets %d %% of the traffic (step %d of %d)"
                .formatted(
                    title(deployment),
                    deployment.release().name(),
                    canary.weight(),
                    canary.step() + 1,
                    canary.plan().steps().size()),
            Author.PLATFORM);
    Map<String, Object> payload = new LinkedHashMap<>(fact.payload());
    payload.put("weight", canary.weight());
    payload.put("step", canary.step() + 1);
    payload.put("verdict", canary.verdict());
    return fact.withPayload(payload);
  }

  private static String title(Deployment deployment) {
    return "Deployment %d to %s"
        .formatted(deployment.number(), deployment.bot().environment().word());
  }

  private static NewEvidence fact(
      EvidenceKind kind, Deployment deployment, String text, Author actor) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("number", deployment.number());
    payload.put("kind", deployment.kind().name());
    payload.put("strategy", deployment.strategy().name());
    payload.put("release", deployment.release().number());
    payload.put("version", deployment.release().version());
    payload.put("digest", deployment.release().digest());
    payload.put("configVersion", deployment.configVersion());
    payload.put("reason", deployment.reason());
    payload.put("via", deployment.by().via().name());
    return NewEvidence.of(kind, deployment.bot().team(), "deployment:" + deployment.number(), text)
        .withEnvironment(deployment.bot().environment())
        .withActor(actor.person())
        .withPayload(payload);
  }
}
