package dev.firedrill.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings what people type into forms of the platform to whoever opened them. */
final class PlatformForms {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<PlatformForm> forms;

  PlatformForms(List<PlatformForm> forms) {
    this.forms = List.copyOf(forms);
  }

  Map<String, String> submit(
      BotView view, WorkspaceUser user, Map<String, Map<String, String>> values) {
    JsonNode content = read(view);
    String name = content.path("callback_id").asText();
    PersonId person = user.person();
    PlatformForm form =
        forms.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .filter(_ -> person != null)
            .orElseThrow(() -> Failure.notFound("This form is not open any more."));
    Map<String, String> byBlock = new HashMap<>();
    values.forEach((block, inputs) ->
        inputs.values().stream().findFirst().ifPresent(value -> byBlock.put(block, value)));
    return person == null
        ? Map.of()
        : form.submit(
            new PlatformForm.Submission(
                user.team(),
                user.id(),
                person,
                content.path("private_metadata").asText(),
                byBlock));
  }

  private static JsonNode read(BotView view) {
    try {
      return JSON.readTree(view.content());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored view " + view.id() + " is not JSON", broken);
    }
  }
}
