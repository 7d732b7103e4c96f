/** How large bots may be, and how much they use. */
@NullMarked
package dev.firedrill.bot.size;

import org.jspecify.annotations.NullMarked;
