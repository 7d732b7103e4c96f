package dev.firedrill.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.firedrill.web.ProblemView;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * The OpenAPI 3.1 document of a set of resources, the same for the same classes on every machine.
 * Schemas are named as their records; what is {@code @Nullable} is of its type or null and may be
 * absent, and everything else is required.
 */
public final class OpenApiDocument {
  private static final Pattern WORD = Pattern.compile("[^A-Za-z0-9]+");

  // Swagger's readers share their converters in the JVM.
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private OpenApiDocument() {}

  /** As {@link #of(Set, Set)}, without events. */
  public static String of(Set<Class<?>> resources) {
    return of(resources, Set.of());
  }

  /** The document as JSON; the records of live events are among its schemas. */
  public static String of(Set<Class<?>> resources, Set<Class<?>> events) {
    return text(read(resources, events, new ApiReader()));
  }

  /**
   * The methods whose answer the document cannot tell: they return a {@code Response} and have no
   * {@code @Returns}.
   */
  public static List<String> untoldAnswers(Set<Class<?>> resources) {
    ApiReader reader = new ApiReader();
    read(resources, Set.of(), reader);
    return reader.untoldAnswers();
  }

  private static OpenAPI read(Set<Class<?>> resources, Set<Class<?>> events, ApiReader reader) {
    ONE_AT_A_TIME.lock();
    RecordSchemas schemas = new RecordSchemas();
    ModelConverters converters = ModelConverters.getInstance(true);
    converters.addConverter(schemas);
    try {
      OpenAPI api = new OpenAPI();
      api.setInfo(new Info().title("Firedrill").version("1"));
      api.setServers(List.of(new Server().url("/api/v1")));
      reader.setConfiguration(
          new SwaggerConfiguration().openAPI31(true).openAPI(api).readAllResources(true));
      schemas.define(ProblemView.class);
      events.forEach(schemas::define);
      sorted(resources).forEach(reader::read);
      return finish(reader.getOpenAPI(), schemas);
    } finally {
      converters.removeConverter(schemas);
      ONE_AT_A_TIME.unlock();
    }
  }

  private static List<Class<?>> sorted(Set<Class<?>> types) {
    return types.stream().sorted(Comparator.<Class<?>, String>comparing(Class::getName)).toList();
  }

  private static OpenAPI finish(OpenAPI api, RecordSchemas schemas) {
    api.setOpenapi("3.1.0");
    Paths paths = new Paths();
    if (api.getPaths() != null) {
      new TreeMap<>(api.getPaths())
          .forEach((path, item) -> {
            item.readOperationsMap().forEach((verb, operation) -> complete(path, verb, operation));
            paths.addPathItem(path, item);
          });
    }
    api.setPaths(paths);
    api.setTags(null);
    Components components = new Components();
    schemas.defined().forEach(components::addSchemas);
    api.setComponents(components);
    return api;
  }

  /** Such as {@code getTeamsTeamFlags}: by the route, because Java's names repeat. */
  private static void complete(String path, PathItem.HttpMethod verb, Operation operation) {
    StringBuilder id = new StringBuilder(verb.name().toLowerCase(Locale.ROOT));
    for (String word : WORD.split(path)) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    operation.setOperationId(id.toString());
    operation.setTags(null);
    if (operation.getRequestBody() != null) {
      // An absent body is refused, whatever the parameter's annotations say.
      operation.getRequestBody().setRequired(true);
    }
  }

  private static String text(OpenAPI api) {
    try {
      return Json31.pretty().writeValueAsString(api) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the document cannot be written", impossible);
    }
  }
}
