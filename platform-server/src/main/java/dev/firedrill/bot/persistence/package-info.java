/** Bots in PostgreSQL: what was asked for and what was last seen. */
@NullMarked
package dev.firedrill.bot.persistence;

import org.jspecify.annotations.NullMarked;
