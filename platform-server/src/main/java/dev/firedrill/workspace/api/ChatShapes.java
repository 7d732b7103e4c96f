package dev.firedrill.workspace.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.BotView;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages.ReadState;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chat as the browser is shown it. */
final class ChatShapes {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<Map<String, Object>>> BLOCKS = new TypeReference<>() {};

  private final Directory directory;

  ChatShapes(Directory directory) {
    this.directory = directory;
  }

  /** Without a viewer, no reaction is theirs. */
  MessageView message(ChatMessage whole, @Nullable UserId viewer) {
    Message message = whole.message();
    TeamId team = message.team();
    return new MessageView(
        message.ts().value(),
        message.channel().value(),
        user(team, message.author()),
        message.text(),
        message.blocks() == null ? null : blocks(message.blocks()),
        message.threadTs() == null ? null : message.threadTs().value(),
        whole.replyCount(),
        whole.replyUsers().stream().map(id -> user(team, id)).toList(),
        whole.lastReplyTs() == null ? null : whole.lastReplyTs().value(),
        whole.reactions().stream().map(it -> reaction(it, viewer)).toList(),
        message.edited(),
        whole.deleted(),
        message.onlyFor() != null,
        message.postedAt());
  }

  private static ReactionView reaction(ChatMessage.Reaction reaction, @Nullable UserId viewer) {
    return new ReactionView(
        reaction.name(),
        reaction.users().size(),
        viewer != null && reaction.users().contains(viewer),
        reaction.users().stream().map(UserId::value).toList());
  }

  private ChatUserView user(TeamId team, UserId id) {
    Optional<WorkspaceUser> known =
        directory.get(team).user(id).or(() -> directory.fresh(team).flatMap(it -> it.user(id)));
    return known
        .map(ChatShapes::user)
        .orElseGet(() -> new ChatUserView(id.value(), id.value(), id.value(), false));
  }

  static ChatUserView user(WorkspaceUser user) {
    return new ChatUserView(user.id().value(), user.name(), user.handle(), user.looksLikeBot());
  }

  static ChannelView channel(
      Channel channel, Workspace workspace, @Nullable UserId viewer, @Nullable ReadState read) {
    MessageTs last = read == null ? null : read.lastRead();
    return new ChannelView(
        channel.id().value(),
        name(channel, workspace, viewer),
        channel.topic(),
        channel.purpose(),
        channel.kind(),
        channel.environment(),
        channel.archived(),
        read == null ? 0 : read.unread(),
        last == null ? null : last.value());
  }

  /** A direct conversation is called by whom it is with. */
  private static String name(Channel channel, Workspace workspace, @Nullable UserId viewer) {
    if (!channel.id().isDirect()) {
      return channel.name();
    }
    return workspace.members(channel.id()).stream()
        .filter(member -> !member.equals(viewer))
        .findFirst()
        .flatMap(workspace::user)
        .map(WorkspaceUser::handle)
        .orElse(channel.name());
  }

  static ModalView modal(BotView view) {
    try {
      JsonNode content = JSON.readTree(view.content());
      JsonNode submit = content.path("submit").path("text");
      return new ModalView(
          view.id(),
          content.path("title").path("text").asText(),
          submit.isTextual() ? submit.textValue() : null,
          JSON.convertValue(content.path("blocks"), BLOCKS));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored view " + view.id() + " is not JSON", broken);
    }
  }

  private static List<Map<String, Object>> blocks(String json) {
    try {
      return JSON.readValue(json, BLOCKS);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored blocks are not JSON", broken);
    }
  }
}
