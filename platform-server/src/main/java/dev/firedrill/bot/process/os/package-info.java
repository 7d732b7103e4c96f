/** What the operating system tells of processes, users and files, and what it does to them. */
@NullMarked
package dev.firedrill.bot.process.os;

import org.jspecify.annotations.NullMarked;
