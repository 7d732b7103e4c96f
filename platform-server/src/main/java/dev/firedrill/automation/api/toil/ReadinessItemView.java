package dev.firedrill.automation.api.toil;

/**
 * One thing to have ready; {@code href} is a path of the pages, {@code doIt} what its link says.
 */
public record ReadinessItemView(
    String id, String label, boolean ok, String detail, String href, String doIt) {}
