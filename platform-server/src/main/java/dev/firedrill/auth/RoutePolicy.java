package dev.firedrill.auth;

import dev.firedrill.course.CourseRole;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may call a route, as its method says. A route that says nothing is open to nobody. */
public sealed interface RoutePolicy {
  /** Needs no session. */
  record Open(String because) implements RoutePolicy {}

  /**
   * Needs a session or token in one of these roles; {@code ci} says whether CI tokens do, {@code
   * projector} whether sessions that a class looks at do.
   */
  record Roles(Set<CourseRole> roles, boolean ci, boolean projector) implements RoutePolicy {
    public Roles {
      roles = Set.copyOf(roles);
    }
  }

  /** Neither {@link Permit} nor {@link OpenRoute}: a mistake, refused to everybody. */
  record Unstated() implements RoutePolicy {}

  /** The policy of a resource method; what the method says wins over what its class says. */
  static RoutePolicy of(Method method) {
    Permit permit = method.getAnnotation(Permit.class);
    if (permit != null && permit.value().length > 0) {
      return new Roles(
          EnumSet.copyOf(List.of(permit.value())),
          method.isAnnotationPresent(CiMayCall.class),
          method.isAnnotationPresent(FitForProjector.class)
              || method.getDeclaringClass().isAnnotationPresent(FitForProjector.class));
    }
    OpenRoute open = method.getAnnotation(OpenRoute.class);
    if (open == null) {
      open = method.getDeclaringClass().getAnnotation(OpenRoute.class);
    }
    return open == null || permit != null ? new Unstated() : new Open(open.because());
  }

  /** Whether the route's answers are fit for a class to see; those open to everybody are. */
  default boolean isFitForProjector() {
    return switch (this) {
      case Open _ -> true;
      case Roles roles -> roles.projector();
      case Unstated _ -> false;
    };
  }

  /** Whether the one who asks may; {@code null} is somebody who is not signed in. */
  default boolean allows(@Nullable Principal principal) {
    return switch (this) {
      case Open open -> true;
      case Roles(var roles, var ci, _) ->
          principal != null
              && roles.contains(principal.role())
              && (ci || !(principal.credential() instanceof Credential.CiToken));
      case Unstated unstated -> false;
    };
  }
}
