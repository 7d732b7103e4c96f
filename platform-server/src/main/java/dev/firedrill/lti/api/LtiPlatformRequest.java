package dev.firedrill.lti.api;

import java.util.List;

/** A platform to register, as its administrator shows it. */
public record LtiPlatformRequest(
    String name,
    String issuer,
    String clientId,
    List<String> deployments,
    String loginUrl,
    String tokenUrl,
    String keysUrl) {}
