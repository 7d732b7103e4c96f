package dev.firedrill.workspace.api;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspace;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notices as the live stream tells them. */
public final class LiveChat {
  /** What happened to a message. */
  public enum Change {
    POSTED,
    CHANGED,
    DELETED
  }

  /** The data of a {@code message} event. */
  public record LiveMessageView(String team, MessageView message, Change change) {}

  /** The data of a {@code channel} event; {@code unread} is for each client to count. */
  public record LiveChannelView(String team, ChannelView channel) {}

  /** The data of a {@code view} event. */
  public record LiveModalView(String team, ModalView view) {}

  /**
   * One live event. When {@code onlyFor} is not null, nobody else may be told; else all who may see
   * the team.
   */
  public record Item(String type, TeamId team, @Nullable PersonId onlyFor, Object data) {}

  private final Directory directory;
  private final ChatShapes shapes;

  LiveChat(Directory directory) {
    this.directory = directory;
    this.shapes = new ChatShapes(directory);
  }

  /** The event to send; empty when nobody is to be told. */
  public Optional<Item> of(ChatNotice notice) {
    return switch (notice) {
      case MessagePosted posted ->
          message(ChatMessage.fresh(posted.message(), false), posted.channel(), Change.POSTED);
      case ChatNotice.MessageChanged changed ->
          message(changed.after(), changed.channel(), Change.CHANGED);
      case ChatNotice.ThreadChanged changed ->
          message(changed.parent(), changed.channel(), Change.CHANGED);
      case ChatNotice.ReactionChanged changed ->
          message(changed.message(), changed.channel(), Change.CHANGED);
      case ChatNotice.MessageDeleted deleted ->
          message(deleted.message(), deleted.channel(), Change.DELETED);
      case ChatNotice.EphemeralPosted posted ->
          Optional.ofNullable(posted.onlyFor().person())
              .map(person ->
                  item(
                      "message",
                      posted.channel().team(),
                      person,
                      new LiveMessageView(
                          slug(posted.channel().team()),
                          shapes.message(
                              ChatMessage.fresh(posted.message(), false), posted.onlyFor().id()),
                          Change.POSTED)));
      case ChatNotice.ChannelChanged changed ->
          told(changed.channel())
              .map(whom ->
                  item(
                      "channel",
                      changed.channel().team(),
                      whom.person(),
                      new LiveChannelView(
                          slug(changed.channel().team()),
                          ChatShapes.channel(
                              changed.channel(),
                              directory.get(changed.channel().team()),
                              whom.user(),
                              null))));
      case ChatNotice.ViewOpened opened ->
          Optional.ofNullable(opened.user().person())
              .map(person ->
                  item(
                      "view",
                      opened.team(),
                      person,
                      new LiveModalView(slug(opened.team()), ChatShapes.modal(opened.view()))));
      case ChatNotice.MemberJoined _ -> Optional.empty();
    };
  }

  private Optional<Item> message(ChatMessage message, Channel channel, Change change) {
    return told(channel)
        .map(whom ->
            item(
                "message",
                channel.team(),
                whom.person(),
                new LiveMessageView(slug(channel.team()), shapes.message(message, null), change)));
  }

  /** All of the team, or the one person in a direct conversation. */
  private record Told(@Nullable PersonId person, @Nullable UserId user) {}

  private Optional<Told> told(Channel channel) {
    if (!channel.id().isDirect()) {
      return Optional.of(new Told(null, null));
    }
    Workspace workspace = directory.get(channel.team());
    return workspace.members(channel.id()).stream()
        .map(id -> workspace.user(id).orElse(null))
        .filter(Objects::nonNull)
        .filter(user -> user.person() != null)
        .findFirst()
        .map(user -> new Told(user.person(), user.id()));
  }

  private String slug(TeamId team) {
    return directory.get(team).slug().value();
  }

  private static Item item(String type, TeamId team, @Nullable PersonId onlyFor, Object data) {
    return new Item(type, team, onlyFor, data);
  }
}
