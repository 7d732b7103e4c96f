package dev.firedrill.automation.readiness;

/**
 * One thing to have ready. {@code href} is the path of the page where it is done, with {@code
 * {team}} for the team's slug; {@code doIt} what the link says.
 */
public record ReadinessItem(
    String id, String label, boolean ok, String detail, String href, String doIt) {}
