/** Windows in which nothing is deployed. */
@NullMarked
package dev.firedrill.bot.freeze;

import org.jspecify.annotations.NullMarked;
