/** Options and manners that commands share. */
@NullMarked
package dev.firedrill.cli.command;

import org.jspecify.annotations.NullMarked;
