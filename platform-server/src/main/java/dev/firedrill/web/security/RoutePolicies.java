package dev.firedrill.web.security;

import dev.firedrill.auth.RoutePolicy;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.ResourceModel;

/** Every route there is and who may call it, read from Jersey's own model of the resources. */
public final class RoutePolicies {
  /** One route. {@code path} is the template, such as {@code /api/v1/teams/{team}}. */
  public record Route(String method, String path, Method handler, RoutePolicy policy) {
    @Override
    public String toString() {
      return method
          + " "
          + path
          + " ("
          + handler.getDeclaringClass().getSimpleName()
          + "."
          + handler.getName()
          + ")";
    }
  }

  private RoutePolicies() {}

  /** The routes of these resource classes, by path and method. */
  public static List<Route> of(Iterable<Class<?>> resources) {
    List<Route> routes = new ArrayList<>();
    for (Class<?> type : resources) {
      Resource resource = Resource.from(type);
      if (resource != null) {
        collect("", resource, routes);
      }
    }
    return sorted(routes);
  }

  static List<Route> of(ResourceModel model) {
    List<Route> routes = new ArrayList<>();
    model.getRootResources().forEach(resource -> collect("", resource, routes));
    return sorted(routes);
  }

  /** The routes that nobody may call because nothing says who may. */
  public static List<Route> unstated(List<Route> routes) {
    return routes.stream().filter(route -> route.policy() instanceof RoutePolicy.Unstated).toList();
  }

  private static void collect(String prefix, Resource resource, List<Route> routes) {
    String path = join(prefix, resource.getPath());
    Stream.concat(
            resource.getAllMethods().stream(), Stream.ofNullable(resource.getResourceLocator()))
        .distinct()
        .forEach(method -> add(path, method, routes));
    resource.getChildResources().forEach(child -> collect(path, child, routes));
  }

  private static void add(String path, ResourceMethod method, List<Route> routes) {
    Method handler = method.getInvocable().getHandlingMethod();
    if (Inflector.class.isAssignableFrom(handler.getDeclaringClass())) {
      return;
    }
    // A locator hands on to a class that this model does not show, so it never has a policy.
    RoutePolicy policy =
        method.getType() == ResourceMethod.JaxrsType.SUB_RESOURCE_LOCATOR
            ? new RoutePolicy.Unstated()
            : RoutePolicy.of(handler);
    String verb = method.getHttpMethod() == null ? "LOCATOR" : method.getHttpMethod();
    routes.add(new Route(verb, path, handler, policy));
  }

  private static String join(String prefix, String path) {
    String tail = path == null ? "" : path;
    if (tail.isEmpty() || tail.startsWith("/") || prefix.endsWith("/")) {
      return prefix + tail;
    }
    return prefix + "/" + tail;
  }

  private static List<Route> sorted(List<Route> routes) {
    return routes.stream()
        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
        .toList();
  }
}
