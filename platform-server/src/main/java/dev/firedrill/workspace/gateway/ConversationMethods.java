package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.Channels;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.gateway.ApiMethod.Tier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** conversations.*: the channels themselves. */
final class ConversationMethods {
  private static final int PAGE = 100;
  private static final int LONGEST_TOPIC = 250;
  private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Nd}_-]{1,80}");

  private final Channels channels;

  ConversationMethods(Channels channels) {
    this.channels = channels;
  }

  List<ApiMethod> all() {
    return List.of(
        ApiMethod.bot("conversations.list", "channels:read", Tier.SLOW, ConversationMethods::list),
        ApiMethod.bot("users.conversations", "channels:read", Tier.MEDIUM, ConversationMethods::of),
        ApiMethod.bot(
            "conversations.info", "channels:read", Tier.MEDIUM, ConversationMethods::info),
        ApiMethod.bot(
            "conversations.members", "channels:read", Tier.FAST, ConversationMethods::members),
        ApiMethod.bot("conversations.join", "channels:join", Tier.MEDIUM, this::join),
        ApiMethod.bot("conversations.leave", "channels:manage", Tier.MEDIUM, this::leave),
        ApiMethod.bot("conversations.create", "channels:manage", Tier.SLOW, this::create),
        ApiMethod.bot("conversations.archive", "channels:manage", Tier.SLOW, this::archive),
        ApiMethod.bot("conversations.open", "im:write", Tier.MEDIUM, this::open),
        ApiMethod.bot("conversations.setTopic", "channels:manage", Tier.SLOW, this::setTopic),
        ApiMethod.bot("conversations.setPurpose", "channels:manage", Tier.SLOW, this::setPurpose));
  }

  private static ObjectNode list(Call call) {
    return page(call, call.workspace().visibleTo(call.bot()), call.bot());
  }

  private static ObjectNode of(Call call) {
    UserId user = call.text("user").isPresent() ? call.user("user").id() : call.bot();
    Workspace workspace = call.workspace();
    List<Channel> joined =
        workspace.visibleTo(call.bot()).stream()
            .filter(channel -> workspace.isMember(channel.id(), user))
            .toList();
    return page(call, joined, user);
  }

  private static ObjectNode page(Call call, List<Channel> channels, UserId viewer) {
    Set<String> types = Set.of(call.text("types").orElse("public_channel").split("\\s*,\\s*"));
    boolean noArchived = call.flag("exclude_archived");
    List<Channel> wanted =
        channels.stream()
            .filter(it -> types.contains(it.id().isDirect() ? "im" : "public_channel"))
            .filter(it -> !(noArchived && it.archived()))
            .toList();
    Workspace workspace = call.workspace();
    return Cursor.page(
        call,
        "channels",
        wanted,
        PAGE,
        (array, it) -> array.add(Shapes.channel(it, workspace, viewer)));
  }

  private static ObjectNode shown(Call call, Channel channel) {
    ObjectNode answer = Json.object();
    answer.set("channel", Shapes.channel(channel, call.workspace(), call.bot()));
    return answer;
  }

  private static ObjectNode info(Call call) {
    return shown(call, call.channel());
  }

  private static ObjectNode members(Call call) {
    Channel channel = call.channelOfBot();
    List<UserId> members =
        call.workspace().members(channel.id()).stream()
            .sorted((one, other) -> one.value().compareTo(other.value()))
            .toList();
    return Cursor.page(call, "members", members, PAGE, (array, it) -> array.add(it.value()));
  }

  private ObjectNode join(Call call) {
    Channel channel = call.channel();
    boolean joined = Call.value(channels.join(call.team(), channel.id(), call.bot()));
    ObjectNode answer = shown(call, channel);
    if (!joined) {
      answer.put("warning", "already_in_channel");
      answer.putObject("response_metadata").putArray("warnings").add("already_in_channel");
    }
    return answer;
  }

  private ObjectNode leave(Call call) {
    Channel channel = call.channel();
    boolean left = Call.value(channels.leave(call.team(), channel.id(), call.bot()));
    ObjectNode answer = Json.object();
    return left ? answer : answer.put("not_in_channel", true);
  }

  private ObjectNode create(Call call) {
    String name = call.text("name").orElseThrow(() -> CallRefused.of("invalid_name_required"));
    if (!NAME.matcher(name).matches()) {
      throw CallRefused.of(
          name.length() > 80 ? "invalid_name_maxlength" : "invalid_name_specials",
          "a name has at most 80 lower-case letters, digits, hyphens and underscores");
    }
    Channel made =
        Call.value(
            channels.create(call.team(), name, "", ChannelKind.OTHER, null, List.of(call.bot())));
    return shown(call, made);
  }

  private ObjectNode archive(Call call) {
    Channel channel = call.channelOfBot();
    if (channel.kind() != ChannelKind.OTHER || channel.id().isDirect()) {
      throw CallRefused.of(
          "restricted_action", "the platform's own channels cannot be archived by a bot");
    }
    Call.value(channels.archive(call.team(), channel.id()));
    return Json.object();
  }

  private ObjectNode open(Call call) {
    Optional<String> users = call.text("users");
    if (users.isEmpty()) {
      return shown(call, call.channelOfBot());
    }
    String[] named = users.get().split("\\s*,\\s*");
    if (named.length != 1) {
      throw CallRefused.of("method_not_supported_for_channel_type", "only one user can be opened");
    }
    WorkspaceUser user =
        call.workspace()
            .user(new UserId(named[0]))
            .orElseThrow(() -> CallRefused.of("user_not_found"));
    return shown(call, channels.direct(call.team(), call.bot(), user.id()));
  }

  private ObjectNode setTopic(Call call) {
    Channel channel = call.channelOfBot();
    String topic = shortText(call, "topic");
    return shown(call, Call.value(channels.describe(call.team(), channel.id(), topic, null)));
  }

  private ObjectNode setPurpose(Call call) {
    Channel channel = call.channelOfBot();
    String purpose = shortText(call, "purpose");
    Channel after = Call.value(channels.describe(call.team(), channel.id(), null, purpose));
    return shown(call, after).put("purpose", purpose);
  }

  private static String shortText(Call call, String name) {
    // An empty one is allowed: it takes the old away.
    String text = call.arguments().get(name);
    if (text == null) {
      throw CallRefused.missingArgument(name);
    }
    if (text.length() > LONGEST_TOPIC) {
      throw CallRefused.of("too_long");
    }
    return text;
  }
}
