package dev.firedrill.kernel;

import java.util.UUID;

/** Gives a new identifier at each call; injected, so that tests know what they get. */
@FunctionalInterface
public interface IdSource {
  UUID next();
}
