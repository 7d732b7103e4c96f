package dev.firedrill.notify.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Keeps webhooks from reaching into the platform's own network. The check and the call resolve the
 * name through the JDK's cache of addresses, so that a name cannot change in between.
 */
final class TargetGuard {
  private final boolean allowPrivate;

  TargetGuard(boolean allowPrivate) {
    this.allowPrivate = allowPrivate;
  }

  /** Why the target is not called; empty when it may be. */
  Optional<String> refusal(URI uri) {
    String host = uri.getHost();
    if (host == null) {
      return Optional.of("The webhook's URL has no host.");
    }
    if (allowPrivate) {
      return Optional.empty();
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isPrivate(address)) {
          return Optional.of(
              "The webhook's host %s is an address of this network, which is not called; give a public one, or ask your instructor to set notify.allowPrivateWebhooks."
                  .formatted(host));
        }
      }
      return Optional.empty();
    } catch (UnknownHostException unknown) {
      return Optional.of("The webhook's host " + host + " is not known.");
    }
  }

  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean special =
        bytes.length == 4
            // 0.0.0.0/8, 100.64.0.0/10 of carriers, 192.0.0.0/24, 198.18.0.0/15, 240.0.0.0/4
            ? first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19))
                || first >= 240
            // fc00::/7 unique local, 64:ff9b::/96 and 2002::/16 that carry an address of IPv4
            : (first & 0xfe) == 0xfc
                || (first == 0 && second == 0x64)
                || (first == 0x20 && second == 0x02);
    return special
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }
}
