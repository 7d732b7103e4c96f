/** Workspaces, messages and what is on its way to bots, in PostgreSQL. */
@NullMarked
package dev.firedrill.workspace.persistence;

import org.jspecify.annotations.NullMarked;
