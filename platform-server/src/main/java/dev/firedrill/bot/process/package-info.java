/** Bots as operating-system processes of this machine. */
@NullMarked
package dev.firedrill.bot.process;

import org.jspecify.annotations.NullMarked;
