/** The fleet over HTTP. */
@NullMarked
package dev.firedrill.bot.api;

import org.jspecify.annotations.NullMarked;
