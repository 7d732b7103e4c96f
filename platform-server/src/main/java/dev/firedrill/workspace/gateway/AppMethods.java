package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.BotAccount.TokenKind;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Ticket;
import dev.firedrill.workspace.bots.Ticket.Protocol;
import dev.firedrill.workspace.gateway.ApiMethod.Tier;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Who am I, where do I connect. */
final class AppMethods {
  private final BotSockets sockets;

  AppMethods(BotSockets sockets) {
    this.sockets = sockets;
  }

  List<ApiMethod> all() {
    Set<TokenKind> any = Set.of(TokenKind.BOT, TokenKind.APP);
    return List.of(
        new ApiMethod("auth.test", any, "", Tier.FAST, AppMethods::test),
        new ApiMethod("apps.connections.open", Set.of(TokenKind.APP), "", Tier.RARE, this::connect),
        ApiMethod.bot("bots.info", "users:read", Tier.MEDIUM, AppMethods::bot),
        ApiMethod.bot("team.info", "team:read", Tier.MEDIUM, AppMethods::team));
  }

  private static ObjectNode test(Call call) {
    return switch (call.kind()) {
      case BOT -> whoIsBot(call);
      case APP -> whoIsApp(call);
    };
  }

  private static ObjectNode whoIsBot(Call call) {
    Workspace workspace = call.workspace();
    WorkspaceUser user = workspace.userOrFail(call.bot());
    return Json.object()
        .put("url", call.base() + "/")
        .put("team", workspace.name())
        .put("user", user.handle())
        .put("team_id", workspace.slackId())
        .put("user_id", user.id().value())
        .put("bot_id", user.botId())
        .put("is_enterprise_install", false);
  }

  /** Without a team, as Slack answers; the SDK would take one for an error. */
  private static ObjectNode whoIsApp(Call call) {
    return Json.object()
        .put("app_name", call.workspace().userOrFail(call.bot()).name())
        .put("app_id", call.account().appId());
  }

  private ObjectNode connect(Call call) {
    String ticket =
        sockets
            .ticket(new Ticket(call.account().bot(), call.track(), Protocol.SOCKET_MODE))
            .reveal();
    URI base = call.base();
    String scheme = "https".equals(base.getScheme()) ? "wss" : "ws";
    return Json.object()
        .put(
            "url",
            scheme
                + "://"
                + base.getRawAuthority()
                + SocketMode.PATH
                + "?ticket="
                + ticket
                + "&app_id="
                + call.account().appId());
  }

  private static ObjectNode bot(Call call) {
    String wanted = call.text("bot").orElseGet(() -> WorkspaceUser.botIdOf(call.bot()));
    Workspace workspace = call.workspace();
    WorkspaceUser bot =
        workspace.users().values().stream()
            .filter(user -> user.looksLikeBot() && user.botId().equals(wanted))
            .findFirst()
            .orElseThrow(() -> CallRefused.of("bot_not_found"));
    ObjectNode answer = Json.object();
    answer.set("bot", Shapes.bot(bot, workspace));
    return answer;
  }

  private static ObjectNode team(Call call) {
    Workspace workspace = call.workspace();
    ObjectNode answer = Json.object();
    answer
        .putObject("team")
        .put("id", workspace.slackId())
        .put("name", workspace.name())
        .put("url", call.base() + "/")
        .put("domain", "firedrill")
        .put("email_domain", "")
        .putObject("icon")
        .put("image_default", true);
    return answer;
  }
}
