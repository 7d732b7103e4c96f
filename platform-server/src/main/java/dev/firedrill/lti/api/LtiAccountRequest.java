package dev.firedrill.lti.api;

import java.util.UUID;

/** Who a platform's member is here. */
public record LtiAccountRequest(String subject, UUID person) {}
