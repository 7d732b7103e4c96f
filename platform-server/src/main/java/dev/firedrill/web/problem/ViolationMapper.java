package dev.firedrill.web.problem;

import dev.firedrill.web.ProblemView.ViolationView;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules of Bean Validation that the request breaks; a broken rule of our answer is our failure. */
final class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {
  // Dropwizard names parameters so; people want only the name.
  private static final Pattern PARAMETER_KIND =
      Pattern.compile("^(query|path|header|cookie|form|matrix|bean) param |^The request body$");

  @Override
  public Response toResponse(ConstraintViolationException error) {
    if (error.getConstraintViolations().stream().anyMatch(ViolationMapper::isOfOurAnswer)) {
      return new UnexpectedMapper().toResponse(error);
    }
    List<ViolationView> violations =
        error.getConstraintViolations().stream()
            .map(violation -> new ViolationView(field(violation), violation.getMessage()))
            .sorted(
                Comparator.comparing(ViolationView::field).thenComparing(ViolationView::message))
            .toList();
    String detail =
        violations.stream()
            .map(
                v -> (v.field().isEmpty() ? "The body" : "'" + v.field() + "'") + " " + v.message())
            .collect(Collectors.joining("; ", "", "."));
    return Problems.invalid(detail, violations);
  }

  private static boolean isOfOurAnswer(ConstraintViolation<?> violation) {
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.RETURN_VALUE) {
        return true;
      }
    }
    return false;
  }

  private static String field(ConstraintViolation<?> violation) {
    StringBuilder field = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
        continue;
      }
      String given = String.valueOf(node.getName());
      String name = PARAMETER_KIND.matcher(given).replaceFirst("");
      if (node.getKind() == ElementKind.PARAMETER && name.equals(given)) {
        continue; // The body, by its name in our code.
      }
      if (node.isInIterable() && node.getIndex() != null) {
        field.append('[').append(node.getIndex()).append(']');
      }
      field.append(field.isEmpty() || name.isEmpty() ? "" : ".").append(name);
    }
    return field.toString();
  }
}
