/** What travels between the workspace and its bots, and the ports that carry it. */
@NullMarked
package dev.firedrill.workspace.bots;

import org.jspecify.annotations.NullMarked;
