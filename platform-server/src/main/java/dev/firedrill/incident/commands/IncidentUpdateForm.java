package dev.firedrill.incident.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.UpdateDraft;
import dev.firedrill.workspace.PlatformForm;
import dev.firedrill.workspace.SlashCommand.Invocation;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form behind {@code /incident update} without a text: all fields of an update, all needed. */
final class IncidentUpdateForm implements UpdateForm, PlatformForm {
  private static final String NAME = "incident-update";
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_WITHOUT_CADENCE = 60;
  private static final List<Integer> USUAL = List.of(5, 10, 15, 30, 60);

  private static final String WHAT = "what";
  private static final String IMPACT = "impact";
  private static final String STATUS = "status";
  private static final String NEXT = "next";
  private static final String WHERE = "where";

  /** Where an update may go, as one choice: a form in chat has no boxes to tick. */
  private enum Reach {
    ROOM_AND_STATUS("Room and status page", true, false),
    ROOM("Room only", false, false),
    ALL("Room, status page and stakeholders", true, true),
    ROOM_AND_STAKEHOLDERS("Room and stakeholders", false, true);

    private final String label;
    private final boolean statusPage;
    private final boolean stakeholders;

    Reach(String label, boolean statusPage, boolean stakeholders) {
      this.label = label;
      this.statusPage = statusPage;
      this.stakeholders = stakeholders;
    }
  }

  private final IncidentDesk desk;
  private final Workspaces workspaces;
  private final Function<Incident, String> measured;
  private final BiConsumer<WorkspaceUser, String> opener;

  IncidentUpdateForm(
      IncidentDesk desk,
      Workspaces workspaces,
      Function<Incident, String> measured,
      BiConsumer<WorkspaceUser, String> opener) {
    this.desk = desk;
    this.workspaces = workspaces;
    this.measured = measured;
    this.opener = opener;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean open(Invocation call, Incident incident) {
    Optional<WorkspaceUser> user = workspaces.user(call.team(), call.user());
    user.ifPresent(found -> opener.accept(found, content(incident)));
    return user.isPresent();
  }

  private String content(Incident incident) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", "modal");
    view.put("callback_id", NAME);
    view.put("private_metadata", incident.id().toString());
    view.put("title", plain("Update of " + incident.label()));
    view.put("submit", plain("Post update"));
    view.put("close", plain("Cancel"));
    view.put(
        "blocks",
        List.of(
            select(STATUS, "Status", statuses(incident), incident.status().name()),
            text(WHAT, "What we know", "and what you do about it", ""),
            text(IMPACT, "Impact", "what users notice; prefilled as measured", measured(incident)),
            select(NEXT, "Next update in", promises(incident), most(incident)),
            select(WHERE, "Posts to", reaches(), Reach.ROOM_AND_STATUS.name())));
    try {
      return JSON.writeValueAsString(view);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always JSON", impossible);
    }
  }

  private String measured(Incident incident) {
    return measured.apply(incident);
  }

  private static Map<String, String> statuses(Incident incident) {
    Map<String, String> options = new LinkedHashMap<>();
    for (Incident.Status status : Incident.Status.values()) {
      if (status != Incident.Status.RESOLVED) {
        options.put(
            status.name(), status.label() + (status == incident.status() ? " (as it is)" : ""));
      }
    }
    return options;
  }

  private static Map<String, String> promises(Incident incident) {
    int most = Integer.parseInt(most(incident));
    List<Integer> minutes = new ArrayList<>(USUAL.stream().filter(it -> it <= most).toList());
    if (!minutes.contains(most)) {
      minutes.add(most);
    }
    Map<String, String> options = new LinkedHashMap<>();
    minutes.forEach(it -> options.put(it.toString(), it + " min"));
    return options;
  }

  private static String most(Incident incident) {
    return incident
        .severity()
        .cadence()
        .map(cadence -> Long.toString(cadence.toMinutes()))
        .orElse(Integer.toString(LONGEST_WITHOUT_CADENCE));
  }

  private static Map<String, String> reaches() {
    Map<String, String> options = new LinkedHashMap<>();
    for (Reach reach : Reach.values()) {
      options.put(reach.name(), reach.label);
    }
    return options;
  }

  private static Map<String, Object> plain(String text) {
    return Map.of("type", "plain_text", "text", text);
  }

  private static Map<String, Object> text(String id, String label, String hint, String initial) {
    return Map.of(
        "type",
        "input",
        "block_id",
        id,
        "label",
        plain(label),
        "hint",
        plain(hint),
        "element",
        Map.of(
            "type",
            "plain_text_input",
            "action_id",
            id,
            "multiline",
            true,
            "initial_value",
            initial));
  }

  private static Map<String, Object> select(
      String id, String label, Map<String, String> options, String initial) {
    List<Map<String, Object>> all =
        options.entrySet().stream()
            .map(option -> option(option.getKey(), option.getValue()))
            .toList();
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
            all,
            "initial_option",
            option(initial, options.getOrDefault(initial, initial))));
  }

  private static Map<String, Object> option(String value, String label) {
    return Map.of("text", plain(label), "value", value);
  }

  @Override
  public Map<String, String> submit(Submission sent) {
    Map<String, String> missing = missing(sent);
    if (!missing.isEmpty()) {
      return missing;
    }
    Reach reach = one(Reach.values(), sent.value(WHERE), Reach.ROOM_AND_STATUS);
    UpdateDraft draft =
        new UpdateDraft(
            one(Incident.Status.values(), sent.value(STATUS), null),
            sent.value(WHAT),
            sent.value(IMPACT),
            Integer.valueOf(sent.value(NEXT)),
            true,
            reach.statusPage,
            reach.stakeholders);
    IncidentId incident = new IncidentId(UUID.fromString(sent.metadata()));
    return switch (desk.update(incident, sent.person(), draft)) {
      case Outcome.Done _ -> Map.of();
      case Outcome.Unfit(String field, String reason) -> Map.of(block(field), reason);
      case Outcome.Refused(String reason) -> Map.of(WHAT, reason);
      case Outcome.AlreadyResolved(Incident over) ->
          Map.of(WHAT, over.label() + " was resolved in the meantime; nothing was posted.");
      case Outcome.AlreadyOpen(Incident open) ->
          Map.of(WHAT, open.label() + " is open; nothing was posted.");
      case Outcome.NotYours() -> Map.of(WHAT, "Only members of the team can do this.");
    };
  }

  private static Map<String, String> missing(Submission sent) {
    Map<String, String> missing = new LinkedHashMap<>();
    if (sent.value(WHAT).isEmpty()) {
      missing.put(WHAT, "Say what you know and what you do about it.");
    }
    if (sent.value(IMPACT).isEmpty()) {
      missing.put(IMPACT, "Say what users notice.");
    }
    if (!sent.value(NEXT).matches("[0-9]{1,4}")) {
      missing.put(NEXT, "Say in how many minutes you write again.");
    }
    return missing;
  }

  private static <E extends @Nullable Enum<?>> E one(E[] all, String name, E otherwise) {
    for (E value : all) {
      if (value != null && value.name().equals(name)) {
        return value;
      }
    }
    return otherwise;
  }

  private static String block(String field) {
    return switch (field) {
      case "impact" -> IMPACT;
      case "nextUpdateMinutes" -> NEXT;
      case "inRoom" -> WHERE;
      default -> WHAT;
    };
  }
}
