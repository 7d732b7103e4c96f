/** What bots keep in databases of their own. */
@NullMarked
package dev.firedrill.bot.database;

import org.jspecify.annotations.NullMarked;
