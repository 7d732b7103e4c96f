/** What operators look at: health, metrics, logs. */
@NullMarked
package dev.firedrill.bot.ops;

import org.jspecify.annotations.NullMarked;
