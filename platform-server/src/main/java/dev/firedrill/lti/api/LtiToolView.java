package dev.firedrill.lti.api;

/** What a platform's administrator needs of us. */
public record LtiToolView(String loginUrl, String launchUrl, String keysUrl) {}
