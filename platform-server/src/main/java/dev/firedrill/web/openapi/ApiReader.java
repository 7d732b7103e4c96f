package dev.firedrill.web.openapi;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import dev.firedrill.auth.RoutePolicy;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.ProblemView;
import dev.firedrill.web.Returns;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Swagger's reader of resources, told what our methods answer and who may call them. */
final class ApiReader extends Reader {
  private static final String JSON = "application/json";

  private final List<String> untold = new ArrayList<>();

  List<String> untoldAnswers() {
    return untold.stream().sorted().toList();
  }

  @Override
  protected Operation parseMethod(
      Class<?> resource,
      Method method,
      List<Parameter> globalParameters,
      Produces methodProduces,
      Produces classProduces,
      Consumes methodConsumes,
      Consumes classConsumes,
      List<SecurityRequirement> securityRequirements,
      Optional<ExternalDocumentation> documentation,
      Set<String> tags,
      List<Server> servers,
      boolean isSubresource,
      RequestBody parentRequestBody,
      ApiResponses parentResponses,
      JsonView jsonView,
      io.swagger.v3.oas.annotations.responses.ApiResponse[] responses,
      AnnotatedMethod annotatedMethod) {
    Operation operation =
        super.parseMethod(
            resource,
            method,
            globalParameters,
            methodProduces,
            classProduces,
            methodConsumes,
            classConsumes,
            securityRequirements,
            documentation,
            tags,
            servers,
            isSubresource,
            parentRequestBody,
            parentResponses,
            jsonView,
            responses,
            annotatedMethod);
    operation.setDescription(policy(method));
    operation.setResponses(answers(method));
    if (takesVersion(method)) {
      operation.addParametersItem(
          new Parameter()
              .in("header")
              .name(HttpHeaders.IF_MATCH)
              .required(true)
              .schema(new JsonSchema().types(Set.of("string"))));
    }
    return operation;
  }

  private static String policy(Method method) {
    return switch (RoutePolicy.of(method)) {
      case RoutePolicy.Open(var because) -> "Open to all: " + because + ".";
      case RoutePolicy.Roles(var roles, var _, var _) -> {
        Set<String> names = new TreeSet<>();
        roles.forEach(role -> names.add(role.name()));
        yield "For " + String.join(", ", names) + ".";
      }
      case RoutePolicy.Unstated unstated -> "For nobody.";
    };
  }

  private ApiResponses answers(Method method) {
    ApiResponses answers = new ApiResponses();
    Returns returns = method.getAnnotation(Returns.class);
    Type type = answer(method, returns);
    if (type == Void.class) {
      int status = returns == null ? 204 : returns.status();
      answers.addApiResponse(String.valueOf(status), new ApiResponse().description("Done"));
    } else {
      int status = returns == null ? 200 : returns.status();
      answers.addApiResponse(String.valueOf(status), json("Done", JSON, schema(type)));
    }
    answers.addApiResponse(
        "default", json("Problem", ProblemView.MEDIA_TYPE, schema(ProblemView.class)));
    return answers;
  }

  private Type answer(Method method, @Nullable Returns returns) {
    if (returns != null) {
      return returns.items() ? itemsOf(returns.value()) : returns.value();
    }
    if (method.getReturnType() == Response.class) {
      untold.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
      return Void.class;
    }
    return method.getReturnType() == void.class ? Void.class : method.getGenericReturnType();
  }

  private static Type itemsOf(Class<?> item) {
    return new ParameterizedType() {
      @Override
      public Type[] getActualTypeArguments() {
        return new Type[] {item};
      }

      @Override
      public Type getRawType() {
        return ItemsView.class;
      }

      @Override
      public @Nullable Type getOwnerType() {
        return null;
      }
    };
  }

  private static Schema<?> schema(Type type) {
    return ModelConverters.getInstance(true)
        .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true))
        .schema;
  }

  private static ApiResponse json(String description, String mediaType, Schema<?> schema) {
    return new ApiResponse()
        .description(description)
        .content(new Content().addMediaType(mediaType, new MediaType().schema(schema)));
  }

  /** Our unsafe methods read headers only for the version in {@code If-Match}. */
  private static boolean takesVersion(Method method) {
    return !method.isAnnotationPresent(GET.class)
        && Arrays.asList(method.getParameterTypes()).contains(HttpHeaders.class);
  }
}
