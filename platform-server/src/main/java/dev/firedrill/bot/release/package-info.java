/** What a team can run: immutable, numbered releases. */
@NullMarked
package dev.firedrill.bot.release;

import org.jspecify.annotations.NullMarked;
