package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.deploy.Deployment.ReleaseRef;

/** A release in passing. */
public record ReleaseRefView(int number, String name, String version, String digest) {
  static ReleaseRefView of(ReleaseRef release) {
    return new ReleaseRefView(
        release.number(), release.name(), release.version(), release.digest());
  }
}
