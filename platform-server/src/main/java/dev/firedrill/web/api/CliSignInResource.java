package dev.firedrill.web.api;

import dev.firedrill.auth.OpenRoute;
import dev.firedrill.auth.token.DeviceName;
import dev.firedrill.auth.token.DeviceSignIn;
import dev.firedrill.web.Returns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signing a command line in with a sign-in link. */
@Path("/cli/sign-in")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CliSignInResource {
  private final DeviceSignIn devices;

  CliSignInResource(DeviceSignIn devices) {
    this.devices = devices;
  }

  @POST
  @Returns(value = CliSignInView.class, status = 201)
  @OpenRoute(because = "it is how a command line gets its token; the link's token is the proof")
  public Response signIn(
      @Context HttpServletRequest servletRequest, @NotNull @Valid CliSignInRequest body) {
    DeviceName device = DeviceName.of(body.deviceName());
    return switch (devices.signIn(body.token(), device, servletRequest.getRemoteAddr())) {
      case DeviceSignIn.Outcome.SignedIn(var token, var principal) ->
          Response.status(Response.Status.CREATED)
              .entity(CliSignInView.of(token, principal))
              .build();
      case DeviceSignIn.Outcome.Refused _ -> throw SignInFailures.refused();
      case DeviceSignIn.Outcome.Throttled(var wait) -> throw SignInFailures.throttled(wait);
    };
  }
}
