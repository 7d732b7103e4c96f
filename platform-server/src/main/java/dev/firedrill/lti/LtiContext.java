package dev.firedrill.lti;

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A course on a platform, as the newest launch from it told.
 *
 * @param contextId the platform's own id of it
 * @param membersUrl where names and roles are asked; null where the platform does not offer it
 * @param lineItemsUrl where the columns of its gradebook are; null where it does not offer it
 * @param scopes what we may ask of the grade service
 */
public record LtiContext(
    UUID id,
    UUID platform,
    String contextId,
    String title,
    @Nullable URI membersUrl,
    @Nullable URI lineItemsUrl,
    Set<String> scopes) {
  public LtiContext {
    scopes = Set.copyOf(scopes);
  }
}
