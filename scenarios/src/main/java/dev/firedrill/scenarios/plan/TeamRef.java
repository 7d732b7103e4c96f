package dev.firedrill.scenarios.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A team by its slug: lower-case letters, digits and dashes. */
public record TeamRef(@JsonValue String slug) implements Comparable<TeamRef> {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TeamRef {
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException(
          "team \"" + slug + "\" must match " + SLUG.pattern() + ", for example team-blue");
    }
  }

  @Override
  public int compareTo(TeamRef other) {
    return slug.compareTo(other.slug);
  }
}
