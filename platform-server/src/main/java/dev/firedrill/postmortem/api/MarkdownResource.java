package dev.firedrill.postmortem.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Markdown;
import dev.firedrill.postmortem.Postmortem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/** Previews of Markdown, rendered exactly as the stored text will be. */
@Path("/markdown")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MarkdownResource {
  private final Markdown markdown;

  public MarkdownResource(Markdown markdown) {
    this.markdown = markdown;
  }

  @POST
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public HtmlView preview(MarkdownRequest wish) {
    int bytes = wish.markdown().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Postmortem.BYTES_AT_MOST) {
      throw PostmortemResource.tooLarge(bytes);
    }
    return new HtmlView(markdown.toSafeHtml(wish.markdown()));
  }
}
