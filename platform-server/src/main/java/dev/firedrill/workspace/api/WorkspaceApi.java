package dev.firedrill.workspace.api;

import dev.firedrill.auth.TeamAccess;
import dev.firedrill.workspace.BotDesk;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.CommandDesk;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.api.console.ConsoleResource;
import java.util.List;
import java.util.Set;

/** The workspace over HTTP and on the live stream. */
public final class WorkspaceApi {
  private WorkspaceApi() {}

  /** The resources to register with Jersey. */
  public static List<Object> resources(
      TeamAccess access,
      Workspaces workspaces,
      Directory directory,
      Messages messages,
      Chat chat,
      CommandDesk commands,
      BotDesk bots) {
    ChatAccess entrance = new ChatAccess(access, workspaces, directory);
    ChatShapes shapes = new ChatShapes(directory);
    return List.of(
        new ChannelResource(entrance, messages),
        new MessageResource(entrance, messages, chat, commands, bots, shapes),
        new CommandResource(entrance, commands),
        new ChatPeopleResource(entrance),
        new ViewResource(entrance, bots));
  }

  /** The classes of {@link #resources}, for the OpenAPI document. */
  public static Set<Class<?>> resourceClasses() {
    return Set.of(
        ChannelResource.class,
        MessageResource.class,
        CommandResource.class,
        ChatPeopleResource.class,
        ViewResource.class,
        ConsoleResource.class);
  }

  /** Turns {@code ChatNotice}s into live events. */
  public static LiveChat live(Directory directory) {
    return new LiveChat(directory);
  }

  /** A message as the API shows it, with no reaction being the viewer's. */
  public static MessageView messageView(Directory directory, Message message) {
    return new ChatShapes(directory).message(ChatMessage.fresh(message, false), null);
  }
}
