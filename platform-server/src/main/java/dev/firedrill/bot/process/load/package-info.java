/** What can be put beside a bot that runs as processes, and how it ends by itself. */
@NullMarked
package dev.firedrill.bot.process.load;

import org.jspecify.annotations.NullMarked;
