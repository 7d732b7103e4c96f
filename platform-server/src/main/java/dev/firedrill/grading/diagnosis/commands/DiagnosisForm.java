package dev.firedrill.grading.diagnosis.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.grading.diagnosis.Answer;
import dev.firedrill.grading.diagnosis.Choices;
import dev.firedrill.grading.diagnosis.DiagnosisDesk;
import dev.firedrill.grading.diagnosis.DiagnosisDesk.Outcome;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.PlatformForm;
import dev.firedrill.workspace.SlashCommand.Invocation;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The form behind {@code /diagnose}: three choices and the reasons. */
final class DiagnosisForm implements PlatformForm {
  private static final String NAME = "diagnosis";
  private static final JsonMapper JSON = new JsonMapper();

  /** More do not fit into a list of choices in chat. */
  private static final int MOST_CHOICES = 100;

  private static final String COMPONENT = "component";
  private static final String MECHANISM = "mechanism";
  private static final String TRIGGER = "trigger";
  private static final String REASONS = "reasons";

  private final DiagnosisDesk desk;
  private final Incidents incidents;
  private final Workspaces workspaces;
  private final BiConsumer<WorkspaceUser, String> opener;

  DiagnosisForm(
      DiagnosisDesk desk,
      Incidents incidents,
      Workspaces workspaces,
      BiConsumer<WorkspaceUser, String> opener) {
    this.desk = desk;
    this.incidents = incidents;
    this.workspaces = workspaces;
    this.opener = opener;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** False where chat cannot show it. */
  boolean open(Invocation call, Incident incident, int number) {
    Choices choices = desk.choices(incident.team());
    boolean fits =
        List.of(choices.component(), choices.mechanism(), choices.trigger()).stream()
            .allMatch(words -> !words.isEmpty() && words.size() <= MOST_CHOICES);
    Optional<WorkspaceUser> user = workspaces.user(call.team(), call.user());
    if (!fits || user.isEmpty()) {
      return false;
    }
    opener.accept(user.get(), content(incident, number, choices));
    return true;
  }

  private static String content(Incident incident, int number, Choices choices) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", "modal");
    view.put("callback_id", NAME);
    view.put("private_metadata", incident.id() + " " + number);
    view.put("title", plain("Diagnosis, try " + number));
    view.put("submit", plain("Hand it in"));
    view.put("close", plain("Cancel"));
    view.put(
        "blocks",
        List.of(
            select(COMPONENT, "Component: where is it", choices.component()),
            select(MECHANISM, "Mechanism: how does it hurt", choices.mechanism()),
            select(TRIGGER, "Trigger: what set it off", choices.trigger()),
            reasons()));
    try {
      return JSON.writeValueAsString(view);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always JSON", impossible);
    }
  }

  private static Map<String, Object> plain(String text) {
    return Map.of("type", "plain_text", "text", text);
  }

  private static Map<String, Object> reasons() {
    return Map.of(
        "type",
        "input",
        "block_id",
        REASONS,
        "label",
        plain("Why you believe so"),
        "element",
        Map.of("type", "plain_text_input", "action_id", REASONS, "multiline", true));
  }

  private static Map<String, Object> select(String id, String label, List<String> words) {
    return Map.of(
        "type",
        "input",
        "block_id",
        id,
        "label",
        plain(label),
        "element",
        Map.of(
            "type",
            "static_select",
            "action_id",
            id,
            "options",
            words.stream()
                .map(word -> Map.of("text", plain(Choices.label(word)), "value", word))
                .toList()));
  }

  @Override
  public Map<String, String> submit(Submission sent) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String block : List.of(COMPONENT, MECHANISM, TRIGGER)) {
      if (sent.value(block).isEmpty()) {
        missing.put(block, "Choose one.");
      }
    }
    if (sent.value(REASONS).isEmpty()) {
      missing.put(REASONS, "Say in a sentence what makes you believe so.");
    }
    if (!missing.isEmpty()) {
      return missing;
    }
    String[] opened = sent.metadata().split(" ", 2);
    IncidentId id = new IncidentId(UUID.fromString(opened[0]));
    Answer answer =
        new Answer(
            sent.value(COMPONENT), sent.value(MECHANISM), sent.value(TRIGGER), sent.value(REASONS));
    return switch (desk.submit(id, sent.person(), Integer.parseInt(opened[1]), answer)) {
      case Outcome.Kept(var _, String sentence) -> {
        tell(sent, id, answer, sentence);
        yield Map.of();
      }
      case Outcome.Unfit(String field, String reason) -> Map.of(field, reason);
      case Outcome.Refused(String reason) -> Map.of(REASONS, reason);
      case Outcome.NotYours() -> Map.of(REASONS, "Only members of the team can do this.");
    };
  }

  /** The team reads what was handed in for it, in the incident's channel. */
  private void tell(Submission sent, IncidentId id, Answer answer, String sentence) {
    incidents
        .find(id)
        .ifPresent(incident ->
            workspaces.post(
                NewMessage.of(
                    incident.channel(),
                    workspaces.platformUser(incident.team()),
                    "*Diagnosis* by <@"
                        + sent.user()
                        + ">: "
                        + Mrkdwn.escape(DiagnosisDesk.said(answer))
                        + ". "
                        + sentence)));
  }
}
