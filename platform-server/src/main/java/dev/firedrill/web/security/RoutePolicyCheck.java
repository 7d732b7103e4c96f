package dev.firedrill.web.security;

import java.util.List;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/** Stops the start when a route does not say who may call it. */
final class RoutePolicyCheck implements ApplicationEventListener {
  @Override
  public void onEvent(ApplicationEvent event) {
    if (event.getType() != ApplicationEvent.Type.INITIALIZATION_FINISHED) {
      return;
    }
    List<RoutePolicies.Route> unstated =
        RoutePolicies.unstated(RoutePolicies.of(event.getResourceModel()));
    if (!unstated.isEmpty()) {
      throw new IllegalStateException(
          "these routes state no policy, give each @Permit or @OpenRoute: "
              + unstated.stream()
                  .map(RoutePolicies.Route::toString)
                  .collect(Collectors.joining(", ")));
    }
  }

  @Override
  public @Nullable RequestEventListener onRequest(RequestEvent event) {
    return null;
  }
}
