package dev.firedrill.lti.api;

import dev.firedrill.lti.LtiContext;
import java.util.UUID;

/** A course of a platform from which somebody came. */
public record LtiContextView(
    UUID id, UUID platform, String title, boolean hasMembers, boolean hasGrades) {
  static LtiContextView of(LtiContext context) {
    return new LtiContextView(
        context.id(),
        context.platform(),
        context.title(),
        context.membersUrl() != null,
        context.lineItemsUrl() != null);
  }
}
