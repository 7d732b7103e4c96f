package dev.firedrill.bot.api;

import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.bot.Author;
import dev.firedrill.bot.freeze.FreezeOverride;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.EnvironmentName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the requests of this feature have in common. */
public final class Requests {
  private Requests() {}

  /** How a deed of this principal is signed. */
  public static Author author(Principal principal) {
    return switch (principal.credential()) {
      case Credential.Session _ -> Author.onPage(principal.id());
      case Credential.PersonalToken(String name) ->
          new Author(principal.id(), Author.Via.CLI, name);
      case Credential.CiToken(String name, var _) ->
          new Author(principal.id(), Author.Via.CI, name);
    };
  }

  /** Which freezes the principal asks to pass over and may. */
  public static FreezeOverride override(Principal principal, @Nullable Boolean wanted) {
    if (wanted == null || !wanted) {
      return FreezeOverride.NONE;
    }
    return principal.role() == CourseRole.INSTRUCTOR
        ? FreezeOverride.ANY
        : FreezeOverride.OF_THE_TEAM;
  }

  /** The environment of this name in any case; not-found when a path has another. */
  public static EnvironmentName environment(String word) {
    try {
      return EnvironmentName.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Failure.notFound(
          "There is no environment '" + word + "': it is PRODUCTION or STAGING.");
    }
  }
}
