package dev.firedrill.workspace.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Returns;
import dev.firedrill.workspace.BotDesk;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Chat;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.CommandDesk;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Outcome;
import dev.firedrill.workspace.Refusal;
import dev.firedrill.workspace.bots.BotLine;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The messages of a channel, and what people type into it. */
@Path("/teams/{team}/channels/{channel}/messages")
@Produces(MediaType.APPLICATION_JSON)
public final class MessageResource {
  private static final int LARGEST_PAGE = 200;
  private static final int LARGEST_THREAD = 1000;
  private static final Pattern REACTION =
      Pattern.compile("[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?");

  private final ChatAccess access;
  private final Messages messages;
  private final Chat chat;
  private final CommandDesk commands;
  private final BotDesk bots;
  private final ChatShapes shapes;

  MessageResource(
      ChatAccess access,
      Messages messages,
      Chat chat,
      CommandDesk commands,
      BotDesk bots,
      ChatShapes shapes) {
    this.access = access;
    this.messages = messages;
    this.chat = chat;
    this.commands = commands;
    this.bots = bots;
    this.shapes = shapes;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public MessagePageView page(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String channelId,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    ChatAccess.Visit visit = access.reading(request, team);
    Channel channel = visit.channel(channelId);
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Failure.invalid(
          "limit " + limit + " is not between 1 and " + LARGEST_PAGE + ": choose one that is.");
    }
    MessageTs end =
        before == null
            ? null
            : MessageTs.parse(before)
                .orElseThrow(
                    () -> Failure.invalid("before '" + before + "' is not the ts of a message."));
    List<ChatMessage> newestFirst =
        messages.page(
            channel.team(),
            channel.id(),
            new Messages.Page(end, null, limit + 1),
            visit.user().id());
    boolean more = newestFirst.size() > limit;
    List<ChatMessage> items = new ArrayList<>(more ? newestFirst.subList(0, limit) : newestFirst);
    Collections.reverse(items);
    return new MessagePageView(
        items.stream().map(it -> shapes.message(it, visit.user().id())).toList(), more);
  }

  @GET
  @Path("/{ts}/thread")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<MessageView> thread(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String channelId,
      @PathParam("ts") String ts) {
    ChatAccess.Visit visit = access.reading(request, team);
    Channel channel = visit.channel(channelId);
    List<ChatMessage> thread =
        messages.thread(
            channel.team(),
            channel.id(),
            ChatAccess.ts(ts),
            Messages.Page.newest(LARGEST_THREAD),
            visit.user().id());
    if (thread.isEmpty()) {
      throw Refusal.MESSAGE_NOT_FOUND.failure();
    }
    return new ItemsView<>(
        thread.stream().map(it -> shapes.message(it, visit.user().id())).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public PostedView post(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String channelId,
      ChatPostRequest wish) {
    ChatAccess.Visit visit = access.writing(request, team);
    Channel channel = visit.channel(channelId);
    String text = TypedText.checked(wish.text());
    if (text.startsWith("/")) {
      List<Message> answers = commands.run(visit.user(), channel.id(), text);
      return new PostedView(
          null,
          answers.stream()
              .map(it -> shapes.message(ChatMessage.fresh(it, false), visit.user().id()))
              .toList());
    }
    NewMessage message =
        new NewMessage(
            channel.id(),
            visit.user().id(),
            TypedText.stored(text, visit.workspace()),
            null,
            wish.threadTs() == null ? null : ChatAccess.ts(wish.threadTs()));
    Message posted = chat.post(channel.team(), message, false).orFail();
    return new PostedView(
        shapes.message(ChatMessage.fresh(posted, false), visit.user().id()), List.of());
  }

  @PUT
  @Path("/{ts}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public MessageView edit(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String channelId,
      @PathParam("ts") String ts,
      ChatEditRequest wish) {
    ChatAccess.Visit visit = access.writing(request, team);
    Channel channel = visit.channel(channelId);
    String text = TypedText.stored(TypedText.checked(wish.text()), visit.workspace());
    return shapes.message(
        chat.edit(channel.team(), visit.user().id(), channel.id(), ChatAccess.ts(ts), text, null)
            .orFail(),
        visit.user().id());
  }

  @DELETE
  @Path("/{ts}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public void delete(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String channelId,
      @PathParam("ts") String ts) {
    ChatAccess.Visit visit = access.writing(request, team);
    Channel channel = visit.channel(channelId);
    chat.delete(channel.team(), visit.user().id(), channel.id(), ChatAccess.ts(ts)).orFail();
  }

  /** Giving a reaction twice is giving it once. */
  @PUT
  @Path("/{ts}/reactions/{name}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public MessageView react(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String channelId,
      @PathParam("ts") String ts,
      @PathParam("name") String name) {
    ChatAccess.Visit visit = access.writing(request, team);
    Channel channel = visit.channel(channelId);
    MessageTs which = ChatAccess.ts(ts);
    if (!REACTION.matcher(name).matches()) {
      throw Failure.invalid(
          "'" + name + "' is not the name of an emoji: use one such as thumbsup.");
    }
    return reacted(
        chat.react(channel.team(), visit.user().id(), channel.id(), which, name),
        Refusal.ALREADY_REACTED,
        visit,
        channel,
        which);
  }

  @DELETE
  @Path("/{ts}/reactions/{name}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public MessageView unreact(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String channelId,
      @PathParam("ts") String ts,
      @PathParam("name") String name) {
    ChatAccess.Visit visit = access.writing(request, team);
    Channel channel = visit.channel(channelId);
    MessageTs which = ChatAccess.ts(ts);
    return reacted(
        chat.unreact(channel.team(), visit.user().id(), channel.id(), which, name),
        Refusal.NO_REACTION,
        visit,
        channel,
        which);
  }

  private MessageView reacted(
      Outcome<ChatMessage> outcome,
      Refusal harmless,
      ChatAccess.Visit visit,
      Channel channel,
      MessageTs ts) {
    ChatMessage after =
        outcome instanceof Outcome.Refused<ChatMessage> refused && refused.why() == harmless
            ? messages
                .find(channel.team(), channel.id(), ts, visit.user().id())
                .orElseThrow(Refusal.MESSAGE_NOT_FOUND::failure)
            : outcome.orFail();
    return shapes.message(after, visit.user().id());
  }

  @POST
  @Path("/{ts}/actions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(value = Void.class, status = 202)
  public Response act(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("channel") String channelId,
      @PathParam("ts") String ts,
      ChatActionRequest wish) {
    ChatAccess.Visit visit = access.writing(request, team);
    Channel channel = visit.channel(channelId);
    bots.press(
        visit.user(),
        channel.id(),
        ChatAccess.ts(ts),
        new BotLine.Pressed(wish.actionId(), wish.blockId(), wish.value()));
    return Response.accepted().build();
  }
}
