package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.bots.BotSockets;
import dev.firedrill.workspace.bots.Ticket;
import dev.firedrill.workspace.bots.Ticket.Protocol;
import dev.firedrill.workspace.gateway.ApiMethod.Tier;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import java.net.URI;
import java.util.List;

/** Where a bot connects for the legacy real time messaging. */
final class RtmMethods {
  private final BotSockets sockets;

  RtmMethods(BotSockets sockets) {
    this.sockets = sockets;
  }

  List<ApiMethod> all() {
    return List.of(
        ApiMethod.bot("rtm.connect", "", Tier.RARE, this::connect),
        ApiMethod.bot("rtm.start", "", Tier.RARE, this::start));
  }

  private ObjectNode connect(Call call) {
    Workspace workspace = call.workspace();
    String ticket =
        sockets.ticket(new Ticket(call.account().bot(), call.track(), Protocol.RTM)).reveal();
    URI base = call.base();
    String scheme = "https".equals(base.getScheme()) ? "wss" : "ws";
    ObjectNode answer = Json.object();
    answer.put(
        "url", scheme + "://" + base.getRawAuthority() + SocketMode.RTM_PATH + "?ticket=" + ticket);
    answer
        .putObject("team")
        .put("id", workspace.slackId())
        .put("name", workspace.name())
        .put("domain", "firedrill");
    answer
        .putObject("self")
        .put("id", call.bot().value())
        .put("name", workspace.userOrFail(call.bot()).handle());
    return answer;
  }

  /** As {@link #connect}, with who and what is there: old clients look names up in it. */
  private ObjectNode start(Call call) {
    Workspace workspace = call.workspace();
    ObjectNode answer = connect(call);
    ArrayNode users = answer.putArray("users");
    workspace.users().values().forEach(user -> users.add(Shapes.user(user, workspace)));
    ArrayNode channels = answer.putArray("channels");
    ArrayNode ims = answer.putArray("ims");
    for (Channel channel : workspace.visibleTo(call.bot())) {
      ObjectNode shape = Shapes.channel(channel, workspace, call.bot());
      if (channel.id().isDirect()) {
        ims.add(shape);
      } else {
        ArrayNode members = shape.putArray("members");
        workspace.members(channel.id()).forEach(member -> members.add(member.value()));
        channels.add(shape);
      }
    }
    answer.putArray("groups");
    answer.putArray("mpims");
    answer.putArray("bots");
    return answer;
  }
}
