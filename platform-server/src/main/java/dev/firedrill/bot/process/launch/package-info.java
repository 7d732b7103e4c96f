/** How a program becomes the command of a process, with its directories, user and limits. */
@NullMarked
package dev.firedrill.bot.process.launch;

import org.jspecify.annotations.NullMarked;
