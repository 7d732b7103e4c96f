/** The bot without a workspace: commands from a terminal. */
@NullMarked
package dev.firedrill.bot.console;

import org.jspecify.annotations.NullMarked;
