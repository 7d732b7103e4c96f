/** The commands the bot comes with; add yours here. */
@NullMarked
package dev.firedrill.bot.plugins;

import org.jspecify.annotations.NullMarked;
