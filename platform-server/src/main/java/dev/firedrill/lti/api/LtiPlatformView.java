package dev.firedrill.lti.api;

import dev.firedrill.lti.LtiPlatform;
import java.util.List;
import java.util.UUID;

/** A registered platform. */
public record LtiPlatformView(
    UUID id,
    String name,
    String issuer,
    String clientId,
    List<String> deployments,
    String loginUrl,
    String tokenUrl,
    String keysUrl) {
  static LtiPlatformView of(LtiPlatform platform) {
    return new LtiPlatformView(
        platform.id(),
        platform.name(),
        platform.issuer(),
        platform.clientId(),
        platform.deployments(),
        platform.loginUrl().toString(),
        platform.tokenUrl().toString(),
        platform.keysUrl().toString());
  }
}
