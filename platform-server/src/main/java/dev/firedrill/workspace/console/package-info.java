/** What passed between a team's bots and the gateway lately, for the team to look at. */
@NullMarked
package dev.firedrill.workspace.console;

import org.jspecify.annotations.NullMarked;
