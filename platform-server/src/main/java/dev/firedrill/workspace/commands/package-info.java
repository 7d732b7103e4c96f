/** What people say in chat about the chat itself. */
@NullMarked
package dev.firedrill.workspace.commands;

import org.jspecify.annotations.NullMarked;
