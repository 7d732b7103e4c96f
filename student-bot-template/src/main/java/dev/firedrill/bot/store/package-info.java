/** What survives a restart. */
@NullMarked
package dev.firedrill.bot.store;

import org.jspecify.annotations.NullMarked;
