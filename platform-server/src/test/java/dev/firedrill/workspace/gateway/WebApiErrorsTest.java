package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bot is told when it does something wrong, and that it can reach no other team. */
class WebApiErrorsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json; charset=utf-8";

  /** Methods that take a channel, each with what else they need. */
  private static final Map<String, List<String>> ON_CHANNELS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("chat.postMessage", List.of("text", "x")),
              Map.entry("chat.postEphemeral", List.of("text", "x", "user", "{user}")),
              Map.entry("chat.update", List.of("text", "x", "ts", "{ts}")),
              Map.entry("chat.delete", List.of("ts", "{ts}")),
              Map.entry("chat.getPermalink", List.of("message_ts", "{ts}")),
              Map.entry("conversations.info", List.of()),
              Map.entry("conversations.history", List.of()),
              Map.entry("conversations.replies", List.of("ts", "{ts}")),
              Map.entry("conversations.members", List.of()),
              Map.entry("conversations.join", List.of()),
              Map.entry("conversations.leave", List.of()),
              Map.entry("conversations.archive", List.of()),
              Map.entry("conversations.open", List.of()),
              Map.entry("conversations.setTopic", List.of("topic", "x")),
              Map.entry("conversations.setPurpose", List.of("purpose", "x")),
              Map.entry("reactions.add", List.of("timestamp", "{ts}", "name", "eyes")),
              Map.entry("reactions.remove", List.of("timestamp", "{ts}", "name", "eyes")),
              Map.entry("reactions.get", List.of("timestamp", "{ts}")),
              Map.entry("pins.add", List.of("timestamp", "{ts}"))));

  private static WorkspaceLab lab;
  private static Team team;
  private static SlackCalls slack;
  private static String users;
  private static String posted;

  @BeforeAll
  static void begin() {
    lab = WorkspaceLab.on(DATABASE, SteppedClock.atNoon()).serve();
    team = provisioned();
    slack = lab.calls(team, EnvironmentName.PRODUCTION);
    users = usersOf(team);
    posted = slack.ok("chat.postMessage", "channel", users, "text", "x").path("ts").asText();
  }

  @AfterAll
  static void end() {
    lab.close();
  }

  private static Team provisioned() {
    Team made = new TestCourse(DATABASE.jdbi()).team();
    lab.workspaces.provision(made.id());
    return made;
  }

  private static String usersOf(Team which) {
    return lab.workspaces.usersChannel(TeamEnvironment.production(which.id())).id().value();
  }

  private static String[] on(String channel, String method, String user) {
    List<String> more =
        ON_CHANNELS.getOrDefault(method, List.of()).stream()
            .map(it -> it.replace("{ts}", posted).replace("{user}", user))
            .toList();
    return Stream.concat(Stream.of("channel", channel), more.stream()).toArray(String[]::new);
  }

  static Stream<String> channelMethods() {
    return ON_CHANNELS.keySet().stream();
  }

  static Stream<Arguments> foreignChannels() {
    Team stranger = provisioned();
    SlackCalls its = lab.calls(stranger, EnvironmentName.PRODUCTION);
    JsonNode all = its.ok("conversations.list").path("channels");
    return ON_CHANNELS.keySet().stream()
        .flatMap(method ->
            Blocks.stream(all)
                .flatMap(channel ->
                    Stream.of(
                        Arguments.of(method, channel.path("id").asText()),
                        Arguments.of(method, channel.path("name").asText()))));
  }

  @ParameterizedTest
  @MethodSource("foreignChannels")
  void channelOfAnotherTeamDoesNotExist(String method, String channel) {
    assertThat(slack.error(method, on(channel, method, "U1"))).isEqualTo("channel_not_found");
  }

  @ParameterizedTest
  @MethodSource("channelMethods")
  void channelThatIsNowhereIsNotFound(String method) {
    assertThat(slack.error(method, on("C0000000000", method, "U1"))).isEqualTo("channel_not_found");
  }

  @ParameterizedTest
  @MethodSource("channelMethods")
  void methodsNeedTheirChannel(String method) {
    JsonNode answer = slack.call(method);

    assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
    assertThat(answer.at("/response_metadata/messages/0").asText())
        .isEqualTo("[ERROR] missing required field: channel");
  }

  @ParameterizedTest
  @MethodSource("channelMethods")
  void botReachesOnlyChannelsItBelongsTo(String method) {
    String staging =
        lab.workspaces
            .usersChannel(new TeamEnvironment(team.id(), EnvironmentName.STAGING))
            .id()
            .value();
    switch (method) {
      // Anyone may look at a channel from outside, and leaving twice is no error.
      case "conversations.info", "conversations.leave" ->
          slack.ok(method, on(staging, method, "U1"));
      case "conversations.join" -> {
        slack.ok(method, on(staging, method, "U1"));
        slack.ok("conversations.leave", "channel", staging);
      }
      default ->
          assertThat(slack.error(method, on(staging, method, "U1"))).isEqualTo("not_in_channel");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth.test",
        "bots.info",
        "chat.postMessage",
        "conversations.list",
        "files.upload",
        "team.info",
        "users.list",
        "views.open"
      })
  void tokenIsNeededAndMustBeKnown(String method) {
    assertThat(new SlackCalls(lab.base(), null).error(method)).isEqualTo("not_authed");
    assertThat(new SlackCalls(lab.base(), "xoxb-1234567890123456").error(method))
        .isEqualTo("invalid_auth");
    assertThat(new SlackCalls(lab.base(), null).error(method, "token", "xoxb-wrong"))
        .isEqualTo("invalid_auth");
  }

  @Test
  void eachKindOfTokenHasItsMethods() {
    String app = lab.credentials(team, EnvironmentName.PRODUCTION).appToken().reveal();
    SlackCalls asApp = new SlackCalls(lab.base(), app);

    assertThat(asApp.error("chat.postMessage", "channel", users, "text", "x"))
        .isEqualTo("not_allowed_token_type");
    assertThat(slack.error("apps.connections.open")).isEqualTo("not_allowed_token_type");
    JsonNode who = asApp.ok("auth.test");
    assertThat(who.has("app_id")).isTrue();
    assertThat(who.has("team_id")).isFalse();
    assertThat(asApp.ok("apps.connections.open").path("url").asText())
        .startsWith("ws://" + lab.base().getAuthority() + "/slack/socket?ticket=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chat.postMessage | no_text | channel={users}",
        "chat.postMessage | no_text | channel={users}&text=+",
        "chat.postMessage | invalid_blocks_format | channel={users}&blocks=nope",
        "chat.postMessage | invalid_blocks | channel={users}&blocks={}",
        "chat.postMessage | invalid_blocks | channel={users}&blocks=[{\"type\":\"wrong\"}]",
        "chat.postMessage | invalid_blocks | channel={users}&blocks=[{\"type\":\"section\"}]",
        "chat.postMessage | thread_not_found | channel={users}&text=x&thread_ts=1.000001",
        "chat.postMessage | invalid_thread_ts | channel={users}&text=x&thread_ts=x",
        "chat.postMessage | invalid_form_data | channel={users}&text=%ZZ",
        "chat.postEphemeral | user_not_found | channel={users}&text=x&user=U0",
        "chat.update | message_not_found | channel={users}&text=x&ts=1.000001",
        "chat.update | message_not_found | channel={users}&text=x&ts=x",
        "chat.delete | message_not_found | channel={users}&ts=1.000001",
        "conversations.replies | thread_not_found | channel={users}&ts=1.000001",
        "conversations.history | invalid_cursor | channel={users}&cursor=%21",
        "conversations.history | invalid_limit | channel={users}&limit=-1",
        "conversations.history | invalid_arguments | channel={users}&limit=x",
        "conversations.create | invalid_name_required | ",
        "conversations.create | invalid_name_specials | name=Not%20so",
        "conversations.open | user_not_found | users=U0",
        "reactions.add | message_not_found | channel={users}&timestamp=1.000001&name=eyes",
        "reactions.add | invalid_name | channel={users}&timestamp={ts}&name=%3C",
        "reactions.remove | no_reaction | channel={users}&timestamp={ts}&name=never",
        "users.info | user_not_found | user=U0",
        "users.info | invalid_arguments | ",
        "users.lookupByEmail | users_not_found | email=a%40b",
        "bots.info | bot_not_found | bot=B0",
        "views.open | invalid_arguments | trigger_id=x",
        "views.open | invalid_arguments | trigger_id=x&view=[]",
        "views.open | invalid_arguments | trigger_id=x&view={\"type\":\"home\"}",
        "views.open | invalid_trigger_id | trigger_id=x&view={modal}",
        "views.update | not_found | view_id=V0&view={modal}",
        "api.test | my_error | error=my_error",
        "files.upload | method_deprecated | content=x",
        "files.getUploadURLExternal | method_deprecated | ",
        "no.such.method | unknown_method | ",
      })
  void badInputHasSlacksError(String method, String error, String form) {
    String body =
        (form == null ? "" : form)
            .replace("{users}", users)
            .replace("{ts}", posted)
            .replace(
                "{modal}",
                "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"t\"},"
                    + "\"blocks\":[]}");

    HttpResponse<String> answer = slack.post("/slack/api/" + method, FORM, body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    JsonNode json = SlackCalls.json(answer);
    assertThat(json.path("ok").asBoolean(true)).isFalse();
    assertThat(json.path("error").asText()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{            | invalid_json",
        "[1]          | json_not_object",
        "{\"a\":1} 2  | invalid_json",
        "{\"text\":1} | invalid_arguments"
      })
  void malformedJsonHasSlacksError(String body, String error) {
    JsonNode answer = SlackCalls.json(slack.post("/slack/api/chat.postMessage", JSON, body));

    assertThat(answer.path("error").asText()).isEqualTo(error);
  }

  @Test
  void jsonBodyWorksLikeAForm() {
    String body =
        "{\"channel\":\"" + users + "\",\"text\":\"json\",\"blocks\":[{\"type\":\"divider\"}]}";

    JsonNode answer = SlackCalls.json(slack.post("/slack/api/chat.postMessage", JSON, body));

    assertThat(answer.path("ok").asBoolean()).as("%s", answer).isTrue();
    assertThat(answer.at("/message/blocks/0/block_id").asText()).isNotBlank();
  }

  @Test
  void otherPostTypesAreRefused() {
    JsonNode answer = SlackCalls.json(slack.post("/slack/api/auth.test", "text/plain", "x"));

    assertThat(answer.path("error").asText()).isEqualTo("invalid_post_type");
  }

  @Test
  void textMayBeFortyThousandCharactersLong() {
    slack.ok("chat.postMessage", "channel", users, "text", "ä".repeat(40_000));
    assertThat(slack.error("chat.postMessage", "channel", users, "text", "ä".repeat(40_001)))
        .isEqualTo("msg_too_long");
  }

  @ParameterizedTest
  @CsvSource({"chat.postMessage,msg_too_long", "users.info,invalid_arguments"})
  void bodyOfAMegabyteIsRefusedInSlacksShape(String method, String error) {
    JsonNode answer = slack.call(method, "text", "x".repeat(1024 * 1024));

    assertThat(answer.path("error").asText()).isEqualTo(error);
    assertThat(answer.at("/response_metadata/messages/0").asText()).contains("262144 bytes");
  }

  @Test
  void archivedChannelCannotBeWrittenTo() {
    JsonNode made = slack.ok("conversations.create", "name", "short-lived");
    String id = made.at("/channel/id").asText();
    slack.ok("conversations.archive", "channel", id);

    assertThat(slack.error("chat.postMessage", "channel", id, "text", "x"))
        .isEqualTo("is_archived");
    assertThat(slack.error("conversations.setTopic", "channel", id, "topic", "x"))
        .isEqualTo("is_archived");
    assertThat(slack.error("conversations.join", "channel", id)).isEqualTo("is_archived");
    assertThat(slack.error("conversations.create", "name", "short-lived")).isEqualTo("name_taken");
    slack.ok("conversations.history", "channel", id);
  }

  @Test
  void secondReactionOrPinIsRefused() {
    slack.ok("reactions.add", "channel", users, "timestamp", posted, "name", "eyes");
    assertThat(
            slack.error("reactions.add", "channel", users, "timestamp", posted, "name", ":eyes:"))
        .isEqualTo("already_reacted");
    slack.ok("pins.add", "channel", users, "timestamp", posted);
    assertThat(slack.error("pins.add", "channel", users, "timestamp", posted))
        .isEqualTo("already_pinned");
  }

  @Test
  void messageOfSomebodyElseCannotBeChanged() {
    String ops = lab.workspaces.opsChannel(team.id()).id().value();
    String theirs =
        lab.workspaces
            .post(
                dev.firedrill.workspace.NewMessage.of(
                    new ChannelId(ops), lab.workspaces.platformUser(team.id()), "notice"))
            .ts()
            .value();

    assertThat(slack.error("chat.update", "channel", ops, "ts", theirs, "text", "x"))
        .isEqualTo("cant_update_message");
    assertThat(slack.error("chat.delete", "channel", ops, "ts", theirs))
        .isEqualTo("cant_delete_message");
  }

  @Test
  void missingScopeIsNamed() {
    Team limited = provisioned();
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE workspace_bot SET scopes = 'users:read' WHERE team_id = ?",
                limited.id().value()));
    SlackCalls its = lab.calls(limited, EnvironmentName.PRODUCTION);

    JsonNode answer = its.call("chat.postMessage", "channel", usersOf(limited), "text", "x");

    assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
    assertThat(answer.path("needed").asText()).isEqualTo("chat:write");
    assertThat(answer.path("provided").asText()).isEqualTo("users:read");
  }

  @Test
  void scopesAreInTheHeaders() {
    HttpResponse<String> answer = slack.send("users.list");

    assertThat(answer.headers().firstValue("X-OAuth-Scopes").orElse("")).contains("chat:write");
    assertThat(answer.headers().firstValue("X-Accepted-OAuth-Scopes")).contains("users:read");
  }

  @Test
  void everyPageOfAHistoryIsFoundByItsCursor() {
    JsonNode made = slack.ok("conversations.create", "name", "paged");
    String id = made.at("/channel/id").asText();
    lab.channels.create(team.id(), "unrelated", "", ChannelKind.OTHER, null, List.of());
    for (int i = 0; i < 7; i++) {
      slack.ok("chat.postMessage", "channel", id, "text", "m" + i);
    }
    StringBuilder read = new StringBuilder();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page =
          slack.ok("conversations.history", "channel", id, "limit", "3", "cursor", cursor);
      Blocks.stream(page.path("messages")).forEach(it -> read.append(it.path("text").asText()));
      cursor = page.at("/response_metadata/next_cursor").asText();
      assertThat(page.path("has_more").asBoolean()).isEqualTo(!cursor.isEmpty());
      pages++;
    } while (!cursor.isEmpty());

    assertThat(read).hasToString("m6m5m4m3m2m1m0");
    assertThat(pages).isEqualTo(3);
  }
}
