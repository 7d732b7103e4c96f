/** How a rollout goes on: pure decisions from what is recorded and what is seen. */
@NullMarked
package dev.firedrill.bot.rollout;

import org.jspecify.annotations.NullMarked;
