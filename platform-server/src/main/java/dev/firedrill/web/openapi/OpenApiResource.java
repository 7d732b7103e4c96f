package dev.firedrill.web.openapi;

import dev.firedrill.auth.OpenRoute;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The document as it was made at the start. */
@Path("/openapi.json")
public final class OpenApiResource {
  private final String document;

  OpenApiResource(String document) {
    this.document = document;
  }

  @GET
  @Returns(Object.class)
  @Produces(MediaType.APPLICATION_JSON)
  @OpenRoute(because = "it describes the API and holds no data of the course")
  public Response get() {
    return Response.ok(document).build();
  }
}
