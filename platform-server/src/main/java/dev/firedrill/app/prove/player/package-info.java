/** Robot players: they use what a student has (REST, chat, command line) and nothing else. */
@NullMarked
package dev.firedrill.app.prove.player;

import org.jspecify.annotations.NullMarked;
