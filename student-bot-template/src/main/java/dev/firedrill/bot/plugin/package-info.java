/** The plugin contract: what a command is and what it may use. */
@NullMarked
package dev.firedrill.bot.plugin;

import org.jspecify.annotations.NullMarked;
