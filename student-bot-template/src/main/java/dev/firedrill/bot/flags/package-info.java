/** Feature flags: OpenFeature with a small polling OFREP provider. */
@NullMarked
package dev.firedrill.bot.flags;

import org.jspecify.annotations.NullMarked;
