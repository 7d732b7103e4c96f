/** Starts and stops the bot: configuration, wiring, life cycle. */
@NullMarked
package dev.firedrill.bot;

import org.jspecify.annotations.NullMarked;
