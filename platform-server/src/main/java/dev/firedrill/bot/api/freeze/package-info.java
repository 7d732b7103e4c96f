/** Deploy freezes over HTTP. */
@NullMarked
package dev.firedrill.bot.api.freeze;

import org.jspecify.annotations.NullMarked;
