package dev.firedrill.notify.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.notify.Inbox;
import dev.firedrill.notify.InboxChanged;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inbox of the one who asks. */
@Path("/inbox")
@Produces(MediaType.APPLICATION_JSON)
public final class InboxResource {
  private static final int PAGE = 50;

  private final Inbox inbox;
  private final DeliveryWords words;
  private final DomainEvents events;
  private final InstantSource clock;

  public InboxResource(Inbox inbox, DeliveryWords words, DomainEvents events, InstantSource clock) {
    this.inbox = inbox;
    this.words = words;
    this.events = events;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public InboxView list(
      @Context ContainerRequestContext request, @QueryParam("before") @Nullable UUID before) {
    PersonId person = Principals.of(request).id();
    List<Inbox.Item> items = inbox.list(person, before, PAGE + 1);
    return new InboxView(
        items.stream()
            .limit(PAGE)
            .map(item ->
                new InboxView.InboxItemView(
                    item.id(),
                    item.at(),
                    item.kind(),
                    item.title(),
                    item.text(),
                    item.href(),
                    item.read(),
                    item.deliveries().stream().map(words::view).toList()))
            .toList(),
        inbox.unread(person),
        items.size() > PAGE);
  }

  @POST
  @Path("/read")
  @Returns(value = Void.class, status = 204)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response read(@Context ContainerRequestContext request, InboxReadRequest wish) {
    PersonId person = Principals.of(request).id();
    inbox.read(person, Objects.requireNonNullElse(wish.ids(), List.of()), clock.instant());
    events.publish(new InboxChanged(person));
    return Response.noContent().build();
  }
}
