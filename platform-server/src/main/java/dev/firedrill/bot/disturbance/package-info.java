/** What is done to a bot from outside of its team, by key, so that it can be found and undone. */
@NullMarked
package dev.firedrill.bot.disturbance;

import org.jspecify.annotations.NullMarked;
