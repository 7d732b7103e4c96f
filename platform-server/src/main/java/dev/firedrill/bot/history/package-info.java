/** What a deployment changed against another. */
@NullMarked
package dev.firedrill.bot.history;

import org.jspecify.annotations.NullMarked;
