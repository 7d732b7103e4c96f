/** What a command line writes and asks: text, colors, tables, questions, exit codes. */
@NullMarked
package dev.firedrill.cli.console;

import org.jspecify.annotations.NullMarked;
