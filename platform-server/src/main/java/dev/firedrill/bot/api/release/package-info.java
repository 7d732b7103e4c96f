/** Releases over HTTP. */
@NullMarked
package dev.firedrill.bot.api.release;

import org.jspecify.annotations.NullMarked;
