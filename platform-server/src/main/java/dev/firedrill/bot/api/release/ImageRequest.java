package dev.firedrill.bot.api.release;

import org.jspecify.annotations.Nullable;

/** An image to make a release of, named with its digest. */
public record ImageRequest(
    String image, String version, @Nullable String commit, String changeCause) {}
