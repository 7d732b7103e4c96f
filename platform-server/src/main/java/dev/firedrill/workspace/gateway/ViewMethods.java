package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.BotView;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.Views;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.bots.Interactions;
import dev.firedrill.workspace.gateway.ApiMethod.Tier;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** views.*: forms and home tabs. */
final class ViewMethods {
  private static final int LONGEST_TITLE = 24;

  private final Views views;
  private final Interactions interactions;
  private final Identifiers identifiers;
  private final InstantSource clock;

  ViewMethods(
      Views views, Interactions interactions, Identifiers identifiers, InstantSource clock) {
    this.views = views;
    this.interactions = interactions;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  List<ApiMethod> all() {
    return List.of(
        ApiMethod.bot("views.open", "", Tier.FAST, this::open),
        ApiMethod.bot("views.push", "", Tier.FAST, this::open),
        ApiMethod.bot("views.update", "", Tier.FAST, this::update),
        ApiMethod.bot("views.publish", "", Tier.FAST, this::publish));
  }

  private ObjectNode open(Call call) {
    ObjectNode content = content(call, "modal");
    WorkspaceUser user =
        switch (interactions.useTrigger(
            call.required("trigger_id"), call.account().bot(), clock.instant())) {
          case Interactions.Trigger.Valid(var interaction) ->
              call.workspace().userOrFail(interaction.user());
          case Interactions.Trigger.Expired() -> throw CallRefused.of("expired_trigger_id");
          case Interactions.Trigger.AlreadyUsed() -> throw CallRefused.of("exchanged_trigger_id");
          case Interactions.Trigger.Unknown() -> throw CallRefused.of("invalid_trigger_id");
        };
    String externalId = content.path("external_id").asText("");
    BotView view =
        views.open(
            call.account().bot(),
            user,
            content.toString(),
            externalId.isBlank() ? null : externalId);
    return answer(call, view);
  }

  private ObjectNode update(Call call) {
    ObjectNode content = content(call, "modal");
    Optional<BotView> view =
        call.text("view_id").isPresent()
            ? interactions.view(call.team(), call.required("view_id"))
            : interactions.viewByExternalId(call.account().bot(), call.required("external_id"));
    BotView present =
        view.filter(found -> found.bot().equals(call.account().bot()) && found.open())
            .orElseThrow(() -> CallRefused.of("not_found"));
    if (call.text("hash").filter(hash -> !hash.equals(present.hash())).isPresent()) {
      throw CallRefused.of("hash_conflict");
    }
    WorkspaceUser user = call.workspace().userOrFail(present.user());
    return answer(call, views.update(present, content.toString(), user));
  }

  private ObjectNode publish(Call call) {
    WorkspaceUser user = call.user("user_id");
    ObjectNode content = content(call, "home");
    return answer(call, views.publishHome(call.account().bot(), user, content.toString()));
  }

  private ObjectNode content(Call call, String type) {
    JsonNode view = call.json("view").orElseThrow(() -> CallRefused.missingArgument("view"));
    if (!(view instanceof ObjectNode content)) {
      throw CallRefused.of("invalid_arguments", "view must be an object");
    }
    if (!type.equals(content.path("type").asText())) {
      throw CallRefused.of("invalid_arguments", "view.type must be '" + type + "'");
    }
    if (type.equals("modal")) {
      String title = content.path("title").path("text").asText("");
      if (title.isBlank() || title.length() > LONGEST_TITLE) {
        throw CallRefused.of(
            "invalid_arguments",
            "view.title must be a plain_text of 1 to " + LONGEST_TITLE + " characters");
      }
    }
    ArrayNode blocks = Blocks.ofView(content.path("blocks"), identifiers);
    content.set("blocks", blocks);
    return content;
  }

  private static ObjectNode answer(Call call, BotView view) {
    ObjectNode answer = Json.object();
    answer.set("view", shape(view, call.workspace()));
    return answer;
  }

  /** The view as bots are shown it. */
  static ObjectNode shape(BotView view, Workspace workspace) {
    ObjectNode shape = (ObjectNode) Json.stored(view.content());
    shape.put("id", view.id()).put("team_id", workspace.slackId()).put("hash", view.hash());
    shape.put("root_view_id", view.id()).putNull("previous_view_id");
    BotAccount bot = workspace.bot(view.bot().environment()).orElseThrow();
    shape.put("app_id", bot.appId()).put("app_installed_team_id", workspace.slackId());
    shape.put("bot_id", WorkspaceUser.botIdOf(bot.user()));
    if (!shape.has("private_metadata")) {
      shape.put("private_metadata", "");
    }
    if (!shape.has("callback_id")) {
      shape.put("callback_id", "");
    }
    if (!shape.has("state")) {
      shape.putObject("state").putObject("values");
    }
    return shape;
  }
}
