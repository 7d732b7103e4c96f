package dev.firedrill.lti;

import dev.firedrill.kernel.Failure;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** A learning management system that may send people here, as its operator and ours agreed. */
public record LtiPlatform(
    UUID id,
    String name,
    String issuer,
    String clientId,
    List<String> deployments,
    URI loginUrl,
    URI tokenUrl,
    URI keysUrl) {
  public LtiPlatform {
    deployments = List.copyOf(deployments);
    required("name", name);
    required("issuer", issuer);
    required("client id", clientId);
    if (deployments.isEmpty()) {
      throw Failure.invalid("Name at least one deployment id: a launch of no other is let in.");
    }
    deployments.forEach(deployment -> required("deployment id", deployment));
    safe(loginUrl);
    safe(tokenUrl);
    safe(keysUrl);
  }

  private static void required(String what, String value) {
    if (value.isBlank() || value.length() > 500) {
      throw Failure.invalid("The " + what + " must have 1 to 500 characters.");
    }
  }

  /** Secrets and grades go there, so it has to be encrypted, except on this very machine. */
  public static URI safe(URI address) {
    String host = address.getHost();
    boolean here = "localhost".equals(host) || "127.0.0.1".equals(host);
    if (host == null
        || !("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here))) {
      throw Failure.invalid("The address '" + address + "' must begin with https://.");
    }
    return address;
  }
}
